"""Elections against the rules of their day, without a name in any message."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from gongkai.base.problem import Problem
from gongkai.check.elections import check_appraisal, check_election
from gongkai.check.subject import Subject
from tests.unit.check.subjects import subject_of

WINNER = {"职务": "主任", "姓名": "周正明", "得票": "968"}


def told(problems: Iterable[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def election(kind: str = "村委会", day: str = "2026-03-28", **own: Any) -> Subject:
    """Return an election under check."""
    return subject_of("换届选举", 选举类型=kind, 选举日=day, **own)


def held(**own: Any) -> Subject:
    """Return an election that was held, with a winner."""
    given: dict[str, Any] = {"登记人数": "1168", "参加投票": "1043", "当选": [WINNER]}
    return election(**(given | own))


def proxies(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"姓名": person, "受托人": proxy} for person, proxy in pairs]


def test_an_election_by_the_rules_is_silent() -> None:
    assert told(check_election(held())) == []


@pytest.mark.parametrize(("voted", "expected"), [("585", []), ("584", ["T421"])])
def test_more_than_half_vote(voted: str, expected: list[str]) -> None:
    assert told(check_election(held(参加投票=voted, 当选=[WINNER | {"得票": "400"}]))) == expected


@pytest.mark.parametrize(
    ("votes", "round_", "expected"),
    [("522", "1", []), ("521", "1", ["T422"]), ("348", "2", []), ("347", "2", ["T422"])],
)
def test_a_winner_has_more_than_half_or_a_third_in_the_second_round(
    votes: str, round_: str, expected: list[str]
) -> None:
    winners = [WINNER, {"职务": "委员", "姓名": "王家顺", "得票": votes}]
    found = list(check_election(held(当选=winners, 第几次=round_)))
    assert told(found) == expected
    assert all(problem.facts["row"] == "2" for problem in found)
    assert "王家顺" not in repr(found)


def test_other_elections_have_other_rules() -> None:
    own: dict[str, Any] = {"登记人数": "47", "参加投票": "20", "当选": [WINNER | {"得票": "9"}]}
    assert told(check_election(election("党组织", **own))) == []


def test_numbers_of_a_result_are_asked_for() -> None:
    assert told(check_election(election(当选=[WINNER]))) == ["T423"]
    bare = {key: value for key, value in WINNER.items() if key != "得票"}
    assert told(check_election(held(当选=[bare]))) == ["T424"]
    assert told(check_election(election())) == []


@pytest.mark.parametrize(
    ("askers", "entitled", "by", "expected"),
    [
        ("234", "1168", "村民", []),
        ("233", "1168", "村民", ["T425"]),
        ("15", "45", "村民代表", []),
        ("14", "45", "村民代表", ["T425"]),
    ],
)
def test_a_recall_needs_enough_who_ask(
    askers: str, entitled: str, by: str, expected: list[str]
) -> None:
    own = {"提出方": by, "提出人数": askers, "应有人数": entitled}
    assert told(check_election(election("罢免", **own))) == expected


@pytest.mark.parametrize(("agreed", "expected"), [("451", []), ("450", ["T426"])])
def test_a_recall_passes_with_more_than_half(agreed: str, expected: list[str]) -> None:
    own = {"登记人数": "1168", "参加投票": "900", "赞成": agreed}
    assert told(check_election(election("罢免", **own))) == expected


def test_a_resignation_names_the_meeting_that_accepted_it() -> None:
    assert told(check_election(election("辞职"))) == ["T427"]
    step = {"名称": "村民代表会议接受辞职", "会议": "村民代表会议", "日期": "2026-03-20"}
    assert told(check_election(election("辞职", 步骤=[step]))) == []


@pytest.mark.parametrize(
    ("line", "day", "expected"),
    [
        ("公布参加选举的村民名单", "2026-03-08", []),
        ("公布参加选举的村民名单", "2026-03-09", ["T428"]),
        ("公布使用流动票箱的选民名单", "2026-03-20", []),
        ("提名候选人", "2026-03-27", []),
    ],
)
def test_days_are_counted_back_from_the_vote(line: str, day: str, expected: list[str]) -> None:
    assert told(check_election(election(日程=[{"日期": day, "名称": line}]))) == expected


def test_nobody_votes_for_more_than_three() -> None:
    names = ["石春来", "罗桂香", "龙有才", "田春梅"]
    three = proxies(*((name, "蒋玉清") for name in names[:3]))
    assert told(check_election(held(委托投票名单=three))) == []
    four = proxies(*((name, "蒋玉清") for name in names))
    (problem,) = check_election(held(委托投票名单=four))
    assert problem.code == "T429"
    assert problem.where.path == ("委托投票名单", 3, "受托人")
    assert (problem.facts["count"], problem.facts["rows"]) == ("4", "1、2、3、4")
    assert not any(name in repr(problem) for name in [*names, "蒋玉清"])
    assert told(check_election(held(委托投票名单=four, day="2025-12-20"))) == []


def test_no_candidate_votes_for_others() -> None:
    listed = proxies(("石春来", "刘家旺"))
    stood = [{"职务": "主任", "姓名": "刘家旺"}]
    for name in ("候选人", "全部得票"):
        own: dict[str, Any] = {name: stood, "委托投票名单": listed}
        (problem,) = check_election(held(**own))
        assert problem.code == "T430"
        assert "刘家旺" not in repr(problem)


def test_the_list_of_proxies_is_public() -> None:
    assert told(check_election(held(委托投票数="4"))) == ["T432"]
    line = {"日期": "2026-03-25", "名称": "公布委托投票名单"}
    assert told(check_election(held(委托投票数="4", 日程=[line]))) == []


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [("不称职", "不称职", ["T431"]), ("称职", "不称职", []), ("", "不称职", [])],
)
def test_two_failures_in_a_row_end_the_post(before: str, now: str, expected: list[str]) -> None:
    row = {"姓名": "罗天贵", "职务": "委员", "等次": now} | (
        {"上次等次": before} if before else {}
    )
    found = list(check_appraisal(subject_of("民主评议", 日期="2026-10-20", 被评人=[row])))
    assert told(found) == expected
    assert "罗天贵" not in repr(found)


def test_an_election_that_the_township_tells_of_is_not_judged() -> None:
    wrong: dict[str, Any] = {"参加投票": "584", "委托投票数": "4"}
    assert told(check_election(held(**wrong))) == ["T421", "T432"]
    assert told(check_election(held(**wrong, 层级="乡级"))) == []


RECALL = {"登记人数": "1168", "参加投票": "900", "赞成": "450"}
DEMAND = {"提出方": "村民", "提出人数": "233", "应有人数": "1168"}


@pytest.mark.parametrize(
    ("subject", "codes"),
    [
        (held(参加投票="584", 当选=[WINNER | {"得票": "200"}]), ["T421", "T422"]),
        (election("罢免", **DEMAND), ["T425"]),
        (election("罢免", **RECALL), ["T426"]),
    ],
)
def test_where_no_pack_gives_a_share_none_is_missed(subject: Subject, codes: list[str]) -> None:
    assert told(check_election(subject)) == codes
    bare = replace(subject.catalogue, numbers=(), quorums=())
    assert told(check_election(replace(subject, catalogue=bare))) == []


def test_where_no_pack_counts_failures_no_post_ends() -> None:
    row = {"姓名": "罗天贵", "职务": "委员", "等次": "不称职", "上次等次": "不称职"}
    subject = subject_of("民主评议", 日期="2026-10-20", 被评人=[row])
    bare = replace(subject, catalogue=replace(subject.catalogue, numbers=()))
    assert (told(check_appraisal(subject)), told(check_appraisal(bare))) == (["T431"], [])
