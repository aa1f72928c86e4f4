"""Every row of a list lands on one household's card, and nothing on two."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.money import Money, total_of
from gongkai.check.households import Claimant, claimant_of
from gongkai.check.receipts import Search, Shown, receipts_of
from gongkai.model.household import Household, Register
from gongkai.model.kinds.registry import record_class
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Kind
from gongkai.pages.household_card import CardSetting, household_card

GROUPS = ("一组", "二组", "三组")
SETTINGS = Settings.model_validate(
    {"村名": "村", "村民小组": [{"编号": f"z{n}", "名称": one} for n, one in enumerate(GROUPS)]}
)
AS_OF = date(2026, 11, 20)
NAMES = st.text("张王李赵大小明花", min_size=2, max_size=3)
HOUSEHOLDS = st.lists(
    st.builds(Household, st.sampled_from(GROUPS), NAMES, st.frozensets(NAMES, max_size=3)),
    min_size=1,
    max_size=8,
)
FEN = st.integers(1, 10_000_000)


def rows_of(
    households: list[Household], picks: list[tuple[int, int, int]]
) -> list[dict[str, str]]:
    """Return rows that each name somebody of the register, with an amount."""
    rows = []
    for place, person, fen in picks:
        one = households[place % len(households)]
        name = sorted(one.names)[person % len(one.names)]
        rows.append({"组": one.group, "姓名": name, "金额": Money(fen).plain()})
    return rows


def record_with(rows: list[dict[str, str]]) -> Record:
    total = total_of(Money.parse(one["金额"]) for one in rows)
    return record_class(Kind.SUBSIDY).model_validate(
        {
            "编号": "cw-a",
            "类型": "资金发放",
            "标题": "补贴",
            "公开事项": "惠农补贴发放",
            "公开主体": "村委会",
            "公开范围": "全社会",
            "资金名称": "补贴",
            "对象": rows,
            "合计": total.plain(),
            "发放日期": "2026-09-22",
        }
    )


def sums_of(households: list[Household], record: Record) -> list[tuple[Money, int]]:
    """Return the sum and the number of rows on each card that can be made."""
    register = Register(tuple(households))
    found = []
    for one in households:
        claimant = claimant_of(register, SETTINGS, one.group, one.head)
        if not isinstance(claimant, Claimant):
            continue
        search = Search(claimant, SETTINGS, 2026, AS_OF)
        receipts = receipts_of([Shown(record, AS_OF)], search)
        assert receipts.unplaced == []
        setting = CardSetting(SETTINGS, one.group, one.head, 2026, AS_OF)
        for table in household_card(receipts.rows, setting).tables:
            told = total_of(Money.parse(row.value) for row in table.rows)
            assert Money.parse(table.total) == told
            found.append((told, len(table.rows)))
    return found


def is_unique(households: list[Household]) -> bool:
    """Return whether no name stands in two households of a group."""
    often = Counter((one.group, name) for one in households for name in one.names)
    return max(often.values()) == 1


PICKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 3), FEN), min_size=1, max_size=25)


@given(HOUSEHOLDS, PICKS)
def test_all_cards_together_hold_what_the_list_holds(
    households: list[Household], picks: list[tuple[int, int, int]]
) -> None:
    kept = [one for n, one in enumerate(households) if is_unique(households[: n + 1])]
    rows = rows_of(kept, picks) if is_unique(kept) else []
    if not rows:
        return
    record = record_with(rows)
    sums = sums_of(kept, record)
    assert total_of(total for total, _ in sums) == Money(sum(fen for _, _, fen in picks))
    assert sum(count for _, count in sums) == len(rows)


@given(HOUSEHOLDS, PICKS)
def test_namesakes_never_bring_a_row_onto_two_cards(
    households: list[Household], picks: list[tuple[int, int, int]]
) -> None:
    rows = rows_of(households, picks)
    sums = sums_of(households, record_with(rows))
    assert sum(count for _, count in sums) <= len(rows)
    assert sum(total.fen for total, _ in sums) <= sum(fen for _, _, fen in picks)
