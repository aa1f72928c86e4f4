"""Which kinds of record each form of sheet suits."""

from collections.abc import Mapping
from typing import cast

from gongkai.base.texts import texts
from gongkai.model.sheet import SheetForm


def suits(form: SheetForm, kind: str) -> bool:
    """Return whether records of a kind can be printed in a form."""
    table = cast("Mapping[str, Mapping[str, list[str]]]", texts()["forms"])
    return kind in table["kinds"].get(form.value, [kind])
