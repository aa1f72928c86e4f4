import pytest

from gongkai.model.kinds.accounts import Ledger, LedgerEntry
from gongkai.model.part import Raw
from gongkai.validate.paths import field_named, label_of, part_at, raw_at

DATA: Raw = {"a": [{"b": "c"}, "d"]}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("a", 0, "b"), "c"),
        (("a", 1), "d"),
        (("x",), None),
        (("a", "b"), None),
        (("a", 1, 0), None),
    ],
)
def test_path_leads_to_a_value_or_none(path: tuple[str | int, ...], value: str | None) -> None:
    assert raw_at(DATA, path) == value


def test_field_is_found_by_both_names() -> None:
    found = field_named(Ledger, "标题")
    assert found is not None
    assert found == field_named(Ledger, "title")
    assert field_named(Ledger, "天气") is None
    assert field_named(None, "标题") is None


def test_part_and_label_are_found_at_a_path() -> None:
    assert part_at(Ledger, ("entries", 3)) is LedgerEntry
    assert part_at(Ledger, ("明细", 3, "摘要")) is None
    assert part_at(Ledger, ("天气", "x")) is None
    assert label_of(Ledger, ("entries", 3, "income")) == "收"
    assert label_of(Ledger, ("entries", 3)) == "明细"
    assert label_of(Ledger, ("天气",)) == "天气"
