"""What is known of every field of every kind, and that what follows from it can be relied on."""

from collections.abc import Iterator

import pytest

from gongkai.model.kinds.accounts import Ledger
from gongkai.model.kinds.benefits import Subsidy
from gongkai.model.kinds.registry import HOMES, record_class
from gongkai.model.layout import (
    FieldLayout,
    Shape,
    has_names,
    has_shape,
    is_blank,
    is_guarded,
    layout_of,
)
from gongkai.model.marks import Privacy, Role
from gongkai.model.part import Part
from gongkai.model.parts import Posting, Recipient, Review
from gongkai.model.record import Record
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Audience, Kind, Unit


def field(cls: type[Part], name: str) -> FieldLayout:
    return next(field for field in layout_of(cls) if field.name == name)


def parts(cls: type[Part]) -> Iterator[type[Part]]:
    yield cls
    for one in layout_of(cls):
        if one.part:
            yield from parts(one.part)


MODELS = sorted(
    {part for kind in HOMES for part in parts(record_class(kind))} | {*parts(Settings)},
    key=lambda cls: f"{cls.__module__}.{cls.__name__}",
)


def test_every_kind_of_the_vocabulary_has_a_model() -> None:
    assert set(HOMES) == set(Kind)


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_every_field_has_a_key_a_help_and_fitting_marks(cls: type[Part]) -> None:
    fields = layout_of(cls)
    keys = [one.key for one in fields]
    assert len(set(keys)) == len(keys)
    for one in fields:
        assert one.help, one.name
        assert not one.key.isascii(), one.name
        assert (one.shape is Shape.PART) == (one.part is not None), one.name
        assert (one.shape is Shape.WORD) == (one.words is not None), one.name
        if one.is_summed:
            assert one.shape in {Shape.MONEY, Shape.COUNT}, one.name
        if one.shape is Shape.MONEY:
            assert one.unit is Unit.YUAN, one.name


def test_a_field_tells_its_shape_and_marks() -> None:
    amount = field(Recipient, "amount")
    assert (amount.shape, amount.unit, amount.is_required) == (Shape.MONEY, Unit.YUAN, True)
    assert amount.is_numeric
    person = field(Recipient, "person")
    assert (person.shape, person.privacy, person.is_numeric) == (Shape.TEXT, Privacy.NAME, False)
    rows = field(Subsidy, "recipients")
    assert (rows.shape, rows.is_list, rows.part, rows.is_required) == (
        Shape.PART,
        True,
        Recipient,
        False,
    )
    assert field(Record, "audience").words is Audience
    assert field(Record, "period").shape is Shape.PERIOD
    assert field(Record, "notice_period").shape is Shape.SPAN
    assert field(Record, "explanation").shape is Shape.PROSE
    assert field(Record, "state").role is Role.EVENT
    assert field(Ledger, "continues").shape is Shape.LINK
    members = field(Review, "members")
    assert (members.is_list, members.privacy) == (True, Privacy.OFFICIAL)
    assert field(Posting, "photos").privacy is Privacy.INTERNAL


def test_questions_about_a_part_reach_all_the_way_down() -> None:
    assert has_names(Subsidy)
    assert not has_names(Posting)
    assert has_shape(Ledger, Shape.LINK)
    assert not has_shape(Review, Shape.LINK)
    assert is_guarded(Posting)
    assert not is_guarded(Review)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, True),
        ("", True),
        ((), True),
        (0, False),
        ("0", False),
        ((0,), False),
        (False, False),
    ],
)
def test_zero_is_a_value(value: object, *, expected: bool) -> None:
    assert is_blank(value) == expected
