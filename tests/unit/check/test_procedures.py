"""A record that names a procedure has taken its stages in order; any other course is told."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Severity
from gongkai.check.procedures import check_dates, check_procedure
from gongkai.model.law import Certainty
from gongkai.model.procedure import Procedure, Stage
from gongkai.model.sequence import last_reached, placed
from gongkai.model.steps import MeetingBody, Step
from tests.unit.check.decisions import (
    COURSE,
    JOINT,
    MEMBERS,
    PARTY,
    PUBLISHED,
    RESULT,
    VOTE,
    Rows,
    codes,
    decision,
)
from tests.unit.check.subjects import national_catalogue, subject_of

BOOK = national_catalogue().procedures


@pytest.mark.parametrize("reached", range(1, len(COURSE) + 1))
def test_a_course_is_right_as_far_as_it_went(reached: int) -> None:
    assert codes(decision(COURSE[:reached])) == []


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([PARTY, JOINT, VOTE, PUBLISHED], "T404"),
        ([JOINT, MEMBERS, VOTE, PUBLISHED], "T404"),
        ([PARTY, MEMBERS | {"日期": "2026-03-03"}, JOINT, VOTE], "T402"),
        ([PARTY, JOINT, MEMBERS | {"日期": "2026-03-04"}, VOTE], "T403"),
        ([PARTY, JOINT, MEMBERS, VOTE, RESULT], "T405"),
        ([PARTY, JOINT | {"会议": "村民议事会"}, MEMBERS, VOTE], "T407"),
        ([PARTY, JOINT, MEMBERS, VOTE, PUBLISHED, RESULT | {"日期": "2026-03-22"}], "T406"),
        ([PARTY, JOINT, MEMBERS, VOTE | {"实到": "29", "赞成": "28"}], "T411"),
        ([PARTY, JOINT, MEMBERS, VOTE | {"赞成": "20"}], "T412"),
        ([PARTY, JOINT, MEMBERS, {k: v for k, v in VOTE.items() if k != "赞成"}], "T414"),
    ],
)
def test_each_mutant_of_a_course_is_told_alone(steps: Rows, code: str) -> None:
    assert codes(decision(steps)) == [code]


def test_a_stage_that_counts_tells_its_votes_even_without_a_meeting() -> None:
    bare = {"名称": "村民代表会议决议", "日期": "2026-03-18", "应到": "45"}
    (problem,) = check_procedure(decision([PARTY, JOINT, MEMBERS, bare]))
    assert (problem.code, problem.facts["missing"]) == ("T414", "实到、赞成")


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    (problem,) = check_procedure(decision(COURSE, 程序="四议两公示"))
    assert (problem.code, problem.where.path) == ("T401", ("程序",))
    assert problem.facts["nearest"].startswith("四议两公开")


def test_the_result_leaves_the_first_stages_to_the_record_of_the_decision() -> None:
    steps = [VOTE, RESULT]
    assert codes(decision(steps)) == ["T404", "T404", "T404", "T405"]
    assert codes(decision(steps, 决议公开="cun-2026-03-siyi")) == []
    assert codes(decision(steps, 决议公开="cw-2026-09")) != [], "it leads to itself"


def test_what_is_mere_practice_only_reminds() -> None:
    steps = [
        {"名称": "公示", "会议": "公开", "日期": "2026-03-02"},
        {"名称": "各组推荐", "日期": "2026-03-03"},
    ]
    subject = subject_of("评选表彰", 评选名称="最美人家", 程序="评选", 步骤=steps)
    found = list(check_procedure(subject))
    assert {problem.severity for problem in found} == {Severity.WARNING}
    assert [problem.code for problem in found][:1] == ["T402"]


def test_a_notice_of_the_township_is_not_judged() -> None:
    passed_on: Any = {"转载": {"原公开主体": "云岭乡人民政府"}}
    assert codes(decision([VOTE, PARTY], **passed_on)) == []


def test_three_publicities_are_counted_wherever_they_stand() -> None:
    steps = [
        {"名称": "农户申请", "日期": "2020-10-08"},
        VOTE | {"名称": "民主评议", "日期": "2020-10-12"},
        {"名称": "村级审核", "日期": "2020-10-15"},
        {"名称": "公示", "会议": "公开", "日期": "2020-10-16"},
        {"名称": "乡级审核", "日期": "2020-10-26"},
        {"名称": "公示", "会议": "公开", "日期": "2020-10-27"},
        {"名称": "县级审定", "日期": "2020-11-06"},
        {"名称": "公告", "会议": "公开", "日期": "2020-11-09"},
    ]
    name = "一申请一评议二审核三公示县审定"
    assert codes(decision(steps, 程序=name)) == []
    (problem,) = check_procedure(decision([*steps[:3], *steps[4:]], 程序=name))
    facts = {key: problem.facts[key] for key in ("wanted", "found", "gap")}
    assert (problem.code, facts) == ("T405", {"wanted": "3", "found": "2", "gap": "1"})


def test_a_step_beside_the_procedure_is_let_be() -> None:
    extra = {"名称": "到邻村看一看", "日期": "2026-03-06"}
    assert codes(decision([PARTY, JOINT, extra, MEMBERS, VOTE])) == []


def test_a_meeting_held_twice_is_one_stage() -> None:
    again = VOTE | {"日期": "2026-03-19"}
    assert codes(decision([PARTY, JOINT, MEMBERS, VOTE, again, PUBLISHED])) == []


def test_written_out_stages_are_held_to_their_order() -> None:
    steps = [{"名称": "公示", "日期": "2026-03-02"}, {"名称": "村里推荐", "日期": "2026-03-03"}]
    subject = subject_of("评选表彰", 评选名称="最美人家", 程序="村里推荐—公示", 步骤=steps)
    assert [problem.code for problem in check_procedure(subject)] == ["T402"]


def test_a_step_is_known_by_its_name_before_its_meeting() -> None:
    course = BOOK.by_name("四议两公开")
    assert course is not None
    day = date(2026, 3, 2)
    steps = (
        Step(name="方案审议", meeting=MeetingBody.PARTY_COMMITTEE, day=day),
        Step(name="开会", meeting=MeetingBody.JOINT_MEETING, day=day),
        Step(name="看样板", day=day),
    )
    assert placed(course, steps) == (2, 1, None)
    assert last_reached(course, steps) == 2
    assert last_reached(course, ()) == -1


names = st.lists(
    st.text("甲乙丙丁戊己庚辛", min_size=3, max_size=3), min_size=2, max_size=7, unique=True
)


@given(names, st.randoms(use_true_random=False))
def test_any_permuted_course_is_found_out_of_order(stages: list[str], random: Any) -> None:
    procedure = Procedure(
        name="本村办法",
        stages=tuple(Stage(name=name) for name in stages),
        source="content/公开目录.yml",
        certainty=Certainty.READ,
        is_own=True,
    )
    day = date(2026, 3, 1)
    order = list(stages)
    random.shuffle(order)
    steps = [Step(name=name, day=day + timedelta(days=index)) for index, name in enumerate(order)]
    places = placed(procedure, steps)
    assert [procedure.stages[place].name for place in places if place is not None] == order
    rows = [{"名称": step.name, "日期": step.day.isoformat()} for step in steps]
    written = "—".join(stages)
    found = [p.code for p in check_procedure(decision(rows, 程序=written))]
    is_sorted = order == stages
    assert ("T402" in found) is not is_sorted
    assert list(check_dates(decision(rows, 程序=written))) == []


@given(st.permutations(range(len(COURSE))))
def test_any_permuted_dates_are_found(order: list[int]) -> None:
    days = [step["日期"] for step in COURSE]
    rows = [step | {"日期": days[place]} for step, place in zip(COURSE, order, strict=True)]
    found = [problem.code for problem in check_dates(decision(rows))]
    assert bool(found) is (list(order) != sorted(order))


def test_a_course_none_of_whose_stages_is_reached_is_not_judged() -> None:
    beside = [
        {"名称": "到邻村看一看", "日期": "2026-03-06"},
        {"名称": "量一量路有多长", "日期": "2026-03-07"},
    ]
    assert list(check_procedure(decision(beside))) == []
    assert [one.code for one in check_procedure(decision([*beside, JOINT]))] == ["T404"]


def test_votes_that_are_told_need_no_name_of_a_meeting() -> None:
    bare = {key: value for key, value in VOTE.items() if key != "会议"}
    assert list(check_procedure(decision([PARTY, JOINT, MEMBERS, bare]))) == []
