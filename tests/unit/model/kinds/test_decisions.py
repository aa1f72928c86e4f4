import pytest
from pydantic import ValidationError

from gongkai.model.face import project
from gongkai.model.facts import disclosed_facts
from gongkai.model.kinds.decisions import (
    Appraisal,
    Consultation,
    Decision,
    Election,
    Oversight,
)
from gongkai.model.kinds.registry import record_class
from gongkai.model.record import Record
from gongkai.model.steps import CountedIn, MeetingBody
from gongkai.model.vocabulary import Face, Kind, Show

KINDS: dict[str, tuple[type[Record], dict[str, str]]] = {
    "民主决策": (Decision, {}),
    "民主协商": (Consultation, {}),
    "换届选举": (Election, {"选举类型": "村委会"}),
    "民主评议": (Appraisal, {}),
    "监督审计": (Oversight, {"监督类型": "审计"}),
}


def record(kind: str, **fields: object) -> Record:
    common = {
        "编号": "cun-2026-01",
        "类型": kind,
        "标题": "一条记录",
        "公开事项": "四议两公开",
        "公开主体": "村委会",
        "公开范围": "全社会",
    }
    return record_class(Kind.read(kind)).model_validate(common | fields)


ELECTION = {
    "选举类型": "村委会",
    "当选": [{"职务": "主任", "姓名": "周正明", "得票": "968"}],
    "候选人": [{"姓名": "周正明"}, {"姓名": "刘家旺"}],
    "全部得票": [{"姓名": "刘家旺", "得票": "57"}],
    "委托投票名单": [{"姓名": "吴大妹", "受托人": "吴小妹"}],
    "资格审查": [{"姓名": "马春生", "结论": "不符合"}],
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_fewest_fields_make_a_record(kind: str) -> None:
    cls, needed = KINDS[kind]
    assert isinstance(record(kind, **needed), cls)


def test_a_step_keeps_attendance_and_votes() -> None:
    decision = record(
        "民主决策",
        程序="四议两公开",
        党组织研究日="2026-03-02",
        步骤=[
            {"名称": "提议", "日期": "2026-03-02"},
            {
                "名称": "代表会议",
                "会议": "村民代表会议",
                "通知日": "2026-03-08",
                "日期": "2026-03-18",
                "应到": "45",
                "实到": "41",
                "计票单位": "户",
                "表决方式": "无记名投票",
                "赞成": "39",
                "反对": "1",
                "弃权": "1",
            },
        ],
        结果公开="cun-2026-11-jieguo",
    )
    assert isinstance(decision, Decision)
    vote = decision.steps[1]
    assert vote.meeting is MeetingBody.REPRESENTATIVES
    assert vote.counted_in is CountedIn.HOUSEHOLDS
    assert (vote.due_count, vote.came_count, vote.agreed) == (45, 41, 39)
    assert decision.steps[0].agreed is None


@pytest.mark.parametrize("face", [Face.WEB, Face.GROUP, Face.VOICE])
def test_only_the_wall_names_those_who_lost(face: Face) -> None:
    election = record("换届选举", **ELECTION)
    projection = project(election, face, Show.FULL)
    assert projection is not None
    shown = projection.record
    assert isinstance(shown, Election)
    assert [winner.person for winner in shown.elected] == ["周正明"]
    assert (shown.candidates, shown.tally, shown.proxies, shown.vetting) == ((), (), (), ())
    facts = str(disclosed_facts(projection))
    assert not any(name in facts for name in ("刘家旺", "马春生", "吴大妹", "吴小妹"))


def test_the_wall_names_candidates_but_never_the_vetting() -> None:
    projection = project(record("换届选举", **ELECTION), Face.WALL, Show.FULL)
    assert projection is not None
    shown = projection.record
    assert isinstance(shown, Election)
    assert [line.person for line in shown.tally] == ["刘家旺"]
    assert shown.vetting == ()


def test_office_holders_stay_named_where_private_persons_are_masked() -> None:
    consultation = record("民主协商", 主持="李桂芳", 参加人=["田春梅", "龙有才"])
    projection = project(consultation, Face.WEB, Show.MASK)
    assert projection is not None
    shown = projection.record
    assert isinstance(shown, Consultation)
    assert (shown.chaired_by, shown.participants) == ("李桂芳", ("田**", "龙**"))


def test_oversight_and_appraisal_have_a_totals_only_form() -> None:
    appraisal = record("民主评议", 等次汇总=[{"等次": "优秀", "人数": "12"}])
    oversight = record("监督审计", 监督类型="上级核查", 问题数="4", 已改数="4")
    assert isinstance(appraisal, Appraisal)
    assert isinstance(oversight, Oversight)
    assert appraisal.grade_counts[0].head_count == 12
    assert (oversight.problem_count, oversight.findings) == (4, ())


@pytest.mark.parametrize(
    ("kind", "fields", "where", "code"),
    [
        ("民主决策", {"步骤": [{"名称": "提议"}]}, ("步骤", 0, "日期"), "missing"),
        ("民主决策", {"步骤": "开会"}, ("步骤",), "tuple_type"),
        (
            "民主决策",
            {"步骤": [{"名称": "会", "日期": "2026-03-02", "赞成": "-3"}]},
            ("步骤", 0, "赞成"),
            "V205",
        ),
        ("民主协商", {"协商形式": "座谈"}, ("协商形式",), "V107"),
        ("换届选举", {}, ("选举类型",), "missing"),
        ("换届选举", {"选举类型": "村委会", "落选": ["刘家旺"]}, ("落选",), "extra_forbidden"),
        ("民主评议", {"等次汇总": [{"等次": "优秀"}]}, ("等次汇总", 0, "人数"), "missing"),
        ("监督审计", {"监督类型": "审计", "检查期间": "2025年"}, ("检查期间",), "V213"),
    ],
)
def test_a_wrong_value_is_named_by_its_code(
    kind: str, fields: dict[str, object], where: tuple[int | str, ...], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        record(kind, **fields)
    faults = caught.value.errors(include_input=False)
    assert [(fault["loc"], fault["type"]) for fault in faults] == [(where, code)]
