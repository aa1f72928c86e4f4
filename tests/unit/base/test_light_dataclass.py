"""Light classes of values behave as those of `dataclasses`, wherever we rely on it."""

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from gongkai.base.light_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Light:
    a: int
    b: tuple[str, ...] = ()
    form: ClassVar[str] = "light"


@dataclasses.dataclass(frozen=True, slots=True)
class Stock:
    a: int
    b: tuple[str, ...] = ()
    form: ClassVar[str] = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer(Light):
    c: str
    d: int = dataclasses.field(default=0, repr=False, compare=False)


@dataclass(frozen=True)
class Empty:
    def __hash__(self) -> int:
        return 7


@dataclass
class Open:
    a: int


@dataclass(frozen=True, order=True)
class Ordered:
    a: int


@pytest.mark.parametrize("values", [{"a": 1}, {"a": 1, "b": ("x",)}])
def test_a_light_value_is_compared_hashed_and_shown_as_ever(values: dict[str, Any]) -> None:
    light = Light(**values)
    stock: object = Stock(**values)
    assert light == Light(**values)
    assert hash(light) == hash(Light(**values))
    assert len({light, Light(**values)}) == 1
    assert repr(light) == repr(stock).replace("Stock", "Light")
    assert light != Light(2)
    assert light != stock
    assert light != Longer(a=1, c="")


def test_what_dataclasses_do_with_fields_still_works() -> None:
    one = Longer(a=1, c="x", d=5)
    assert [field.name for field in dataclasses.fields(one)] == ["a", "b", "c", "d"]
    assert dataclasses.replace(one, b=("y",)) == Longer(a=1, b=("y",), c="x")
    assert dataclasses.asdict(one) == {"a": 1, "b": (), "c": "x", "d": 5}
    assert repr(one) == "Longer(a=1, b=(), c='x')"
    assert (one == dataclasses.replace(one, d=6), one.form) == (True, "light")
    assert not hasattr(one, "__dict__")
    for again in (pickle.loads(pickle.dumps(one)), copy.copy(one)):  # noqa: S301 - our own bytes
        assert (again, again.d) == (one, 5)


def test_what_a_class_says_itself_holds() -> None:
    assert hash(Empty()) == 7
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"


def test_open_and_ordered_ones_are_the_stock_ones() -> None:
    value = Open(1)
    value.a = 2
    assert value == Open(2)
    assert sorted([Ordered(2), Ordered(1)]) == [Ordered(1), Ordered(2)]
