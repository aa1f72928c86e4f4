"""The steps of a record on its page: votes with their proof, and the stages still to come."""

from typing import Any

import pytest

from gongkai.model.kinds.registry import record_class
from gongkai.model.vocabulary import Kind
from gongkai.pages.kinds.bars import StepLine, StepLines
from gongkai.pages.kinds.stepper import stepper_of
from gongkai.render.environment import render
from tests.unit.check.subjects import national_catalogue
from tests.unit.pages.kinds.courses import PROPOSAL, VOTE

STEPS: list[dict[str, str]] = [
    PROPOSAL,
    VOTE,
    {"名称": "决议公开", "会议": "公开", "日期": "2026-03-20"},
]


def steps_of(kind: str = "民主决策", **own: Any) -> tuple[StepLine, ...]:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "四议两公开",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    record = record_class(Kind.read(kind)).model_validate(common | own)
    blocks = stepper_of(record, national_catalogue())
    if not blocks:
        return ()
    data = blocks[0].data
    assert isinstance(data, StepLines)
    return data.steps


def test_steps_hold_attendance_votes_and_the_share_of_those_present() -> None:
    vote = steps_of(步骤=STEPS)[1]
    assert (vote.day, vote.meeting) == ("2026-03-18", "")
    assert vote.notes == (
        "应到 45 人，实到 41 人",
        "赞成 39 人，反对 1 人，弃权 1 人（无记名投票）",
        "2026年3月8日通知",
        "列席：何文清",
    )
    assert (vote.share, vote.share_note) == (95, "赞成的占实到的 95%")


@pytest.mark.parametrize(
    ("came", "agreed", "proofs"),
    [
        ("41", "39", ["✓ 到会够了：要求应到的人三分之二以上", "✓ 赞成够了：要求到会的人过半数"]),
        (
            "29",
            "14",
            [
                "✗ 到会不够：要求应到的人三分之二以上，至少 30",
                "✗ 赞成不够：要求到会的人过半数，至少 15",
            ],
        ),
    ],
)
def test_enough_or_not_stands_in_a_sign_and_in_words(
    came: str, agreed: str, proofs: list[str]
) -> None:
    (vote,) = steps_of(步骤=[VOTE | {"实到": came, "赞成": agreed}])
    assert [f"{proof.sign} {proof.words}" for proof in vote.proofs] == proofs


def test_a_body_without_a_rule_is_not_judged() -> None:
    (step,) = steps_of(步骤=[VOTE | {"会议": "两委联席会议"}])
    assert step.proofs == ()
    assert step.meeting == "两委联席会议"


def test_stages_still_to_come_stand_open() -> None:
    lines = steps_of(程序="四议两公开", 步骤=STEPS)
    assert [line.name for line in lines if line.is_open] == ["实施结果公开"]
    assert lines[-1].notes == ("还没有办到这一步",)


def test_a_result_of_another_record_is_no_stage_to_come() -> None:
    lines = steps_of(程序="四议两公开", 步骤=STEPS, 结果公开="cun-2026-11")
    assert not any(line.is_open for line in lines)
    assert (lines[-1].name, lines[-1].notes) == (
        "实施结果公开",
        ("已经公开，见下面的“结果公开”",),
    )


def test_a_named_procedure_without_steps_says_how_it_goes() -> None:
    assert [line.name for line in steps_of(程序="提议定")] == [
        "支部会议提",
        "村民议事会议",
        "村民代表会议定",
    ]


def test_a_procedure_without_steps_shows_its_stages_and_says_nothing_of_them() -> None:
    lines = steps_of("评选表彰", 评选名称="最美人家", 程序="村里推荐—乡里审核—公示")
    assert [line.name for line in lines] == ["村里推荐", "乡里审核", "公示"]
    assert not any(line.is_open for line in lines)


def test_online_and_proxied_people_are_told_apart() -> None:
    step = VOTE | {"会议": "成员大会", "线上参加": "5", "书面委托": "3"}
    assert steps_of(步骤=[step])[0].notes[0] == (
        "应到 45 人，实到 41 人，其中线上参加 5 人，书面委托 3 人"
    )


def test_a_record_without_steps_has_no_stepper() -> None:
    assert steps_of() == ()


def test_steps_are_drawn_as_an_ordered_list() -> None:
    record = record_class(Kind.DECISION).model_validate(
        {
            "编号": "cun-2026-01",
            "类型": "民主决策",
            "标题": "一条记录",
            "公开事项": "四议两公开",
            "公开主体": "村委会",
            "公开范围": "全社会",
            "程序": "四议两公开",
            "步骤": STEPS,
        }
    )
    (block,) = stepper_of(record, national_catalogue())
    drawn = render("blocks/step_lines.html", block=block)
    assert drawn.count("<li") == 4
    assert drawn.count("gk-step-open") == 1
    assert '<time datetime="2026-03-18">' in drawn
    assert 'max="100" value="95"' in drawn
    assert '<b aria-hidden="true">✓</b> 到会够了' in drawn
