"""The catalogue of problem texts and the code agree with each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.problem_catalogue import FOLDER, problem_texts
from tests.tools.repository import ROOT

CODE_LENGTH = 4
LONGEST = 110


def test_every_code_in_the_source_has_a_text() -> None:
    assert sorted(_codes_in_source() - set(problem_texts())) == []


def test_every_text_is_told_somewhere() -> None:
    assert sorted(set(problem_texts()) - _codes_in_source()) == []


@pytest.mark.parametrize("code", problem_texts())
def test_text_is_short_and_ends_as_a_sentence(code: str) -> None:
    text = problem_texts()[code]
    assert text.what.endswith("。")
    assert text.mend.endswith("。")
    assert not text.title.endswith("。")
    assert max(map(len, (text.title, text.what, text.mend))) <= LONGEST


def test_texts_stand_in_the_order_of_their_codes() -> None:
    for file in FOLDER.glob("*.toml"):
        codes = [line for line in file.read_text("utf-8").splitlines() if line.startswith("[")]
        assert codes == sorted(codes), file.name


def _codes_in_source() -> set[str]:
    """Return the codes that stand in code, or in the table of what must never be public."""
    return {kind.code for kind in KINDS.values()} | {
        text
        for path in sorted((ROOT / "generator" / "gongkai").rglob("*.py"))
        for text in _texts_of(path)
        if len(text) == CODE_LENGTH and text[0] in "CFLOPRTUV" and text[1:].isdigit()
    }


def _texts_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
