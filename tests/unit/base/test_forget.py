"""Everything remembered is read anew once it was forgotten."""

import sys
from functools import cache
from types import ModuleType

import pytest

from gongkai.base.forget import forget_all
from gongkai.base.texts import texts


def test_memories_of_the_package_are_emptied_and_others_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    @cache
    def ours() -> None:
        read.append("ours")

    @cache
    def theirs() -> None:
        read.append("theirs")

    for name, remembered in (("gongkai.sample", ours), ("gongkailan", theirs)):
        module = ModuleType(name)
        module.__dict__["remembered"] = remembered
        monkeypatch.setitem(sys.modules, name, module)
    before = texts()
    for _ in range(2):
        ours()
        theirs()
        forget_all()
    assert read == ["ours", "theirs", "ours"]
    assert texts() is not before
    assert texts() == before
