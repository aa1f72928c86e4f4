"""Which household is meant: told for sure, or not at all."""

import pytest

from gongkai.check.households import Claimant, Unfound, claimant_of, safe_group
from gongkai.model.household import Household, Register
from gongkai.model.settings import Settings

SETTINGS = Settings.model_validate(
    {
        "村名": "石桥村",
        "村民小组": [
            {"编号": "z1", "名称": "一组", "别名": ["上坝"]},
            {"编号": "z2", "名称": "二组"},
            {"编号": "第三", "名称": "三组", "原村": "东村"},
            {"编号": "z4", "名称": "三组", "原村": "西村"},
        ],
    }
)


def home(group: str, head: str, *members: str, number: str = "") -> Household:
    return Household(group, head, frozenset(members), number)


def found(
    *homes: Household,
    group: str = "一组",
    name: str = "石小满",
    loose: tuple[str, str] | None = None,
) -> Claimant | Unfound:
    return claimant_of(Register(homes, (loose,) if loose else ()), SETTINGS, group, name)


def test_a_household_is_found_by_any_name_of_its_group() -> None:
    for group in ("一组", "上坝", "z1"):
        claimant = found(home("上坝", "石小满", "钱明亮"), group=group, name="石 小满")
        assert claimant == Claimant("z1", "石小满", frozenset({"石小满", "钱明亮"}), 0, "1")


def test_namesakes_in_another_group_do_not_matter() -> None:
    assert isinstance(found(home("一组", "石小满"), home("二组", "石小满")), Claimant)


@pytest.mark.parametrize(
    "other",
    [
        home("一组", "石小满"),
        home("一组", "钱明亮", "石小满"),
        home("", "石小满"),
        home("没有的组", "钱明亮", "石小满"),
        home("三组", "石小满"),
    ],
)
def test_a_name_that_may_stand_twice_in_the_group_is_refused(other: Household) -> None:
    assert found(home("一组", "石小满"), other) is Unfound.NAMESAKE


def test_a_name_outside_any_entry_may_be_a_namesake() -> None:
    assert found(home("一组", "石小满"), loose=("", "石小满")) is Unfound.NAMESAKE
    assert isinstance(found(home("一组", "石小满"), loose=("二组", "石小满")), Claimant)


def test_why_no_household_is_found() -> None:
    assert found(home("二组", "石小满")) is Unfound.UNKNOWN
    assert found(home("一组", "钱明亮", "石小满")) is Unfound.NOT_HEAD
    assert found(home("", "石小满")) is Unfound.IN_NO_GROUP
    assert found(home("一组", "石小满"), group="五组") is Unfound.NO_GROUP
    assert found(home("三组", "石小满"), group="三组") is Unfound.GROUPS_ALIKE
    assert isinstance(found(home("东村三组", "石小满"), group="东村三组"), Claimant)


def test_members_with_namesakes_are_left_out_and_counted() -> None:
    claimant = found(home("一组", "石小满", "钱明亮", "孙水"), home("一组", "周月", "孙水"))
    assert isinstance(claimant, Claimant)
    assert (claimant.names, claimant.shared) == (frozenset({"石小满", "钱明亮"}), 1)


def test_own_numbers_name_the_file_where_all_have_one_that_tells_nothing() -> None:
    def number(*numbers: str) -> str:
        homes = [home("一组", name, number=one) for name, one in zip("甲乙", numbers, strict=True)]
        claimant = found(*homes, name="乙")
        assert isinstance(claimant, Claimant)
        return claimant.number

    assert number("H001", "H002") == "h002"
    assert number("h1", "h1") == number("h1", "") == number("h1", "../h2") == "2"
    # Neither an identity number nor a phone may get into a file's name.
    assert number("h1", "13800000000") == number("h1", "周月") == "2"


def test_a_groups_number_that_cannot_stand_in_a_files_name_is_its_place() -> None:
    assert [safe_group(SETTINGS, one.id) for one in SETTINGS.groups] == ["z1", "z2", "z3", "z4"]


def test_no_name_is_in_what_a_program_would_log() -> None:
    assert "石小满" not in repr(found(home("一组", "石小满")))
