"""Rows in groups: every row once, in order, and sums that come to the whole."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.money import Money, total_of
from gongkai.render.grouping import Group, are_scattered, groups_of, number_of, shown, subtotals

NAMES = st.lists(st.sampled_from(["一组", "二组", "三组", ""]), min_size=1, max_size=40)
FEN = st.integers(-(10**13), 10**13)


@given(NAMES)
def test_every_row_is_in_one_group_by_its_name_and_in_order(names: list[str]) -> None:
    groups = groups_of(names)
    places = [place for group in groups for place in group.places]
    assert sorted(places) == list(range(len(names)))
    for group in groups:
        assert list(group.places) == sorted(group.places)
        assert {names[place] for place in group.places} == {group.name}
    firsts = [group.places[0] for group in groups]
    assert firsts == sorted(firsts)
    assert len({group.name for group in groups}) == len(groups)


@given(NAMES)
def test_groups_are_scattered_unless_they_follow_one_another(names: list[str]) -> None:
    groups = groups_of(names)
    in_order = [place for group in groups for place in group.places]
    assert are_scattered(groups) == (in_order != sorted(in_order))


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.none() | FEN), min_size=1, max_size=40))
def test_subtotals_of_money_add_up_to_the_fen(rows: list[tuple[str, int | None]]) -> None:
    groups = groups_of(name for name, _ in rows)
    amounts = [None if fen is None else Money(fen) for _, fen in rows]
    cells = ["" if one is None else str(one) for one in amounts]
    total = total_of(amounts)
    found = subtotals(groups, cells, str(total))
    assert found is not None
    for group, one in zip(groups, found, strict=True):
        assert one * 100 == total_of(amounts[place] for place in group.places).fen
        if any(cells[place] for place in group.places):
            assert Money.parse(shown(one)) == total_of(amounts[place] for place in group.places)
            assert shown(one) == str(total_of(amounts[place] for place in group.places))
    assert sum(found) * 100 == total.fen


@given(FEN)
def test_a_number_reads_back_as_it_was_shown(fen: int) -> None:
    number = number_of(str(Money(fen)))
    assert number is not None
    assert shown(number) == str(Money(fen))


def test_what_is_no_plain_number_is_not_added_up() -> None:
    groups = (Group("一组", (0, 1)),)
    assert subtotals(groups, ("1.50", "2"), "3.50") == (Decimal("3.50"),)
    assert subtotals(groups, ("约3", "2"), "5") is None
    assert subtotals(groups, ("3亩", "2亩"), "5亩") is None
    assert subtotals(groups, ("１", "2"), "3") is None


def test_a_total_that_is_not_the_sum_leaves_the_parts_without_sums() -> None:
    groups = groups_of(("一组", "二组"))
    assert subtotals(groups, ("1.00", "2.00"), "3.01") is None
    assert subtotals(groups, ("1.00", "2.00"), "约 3 元") is None
