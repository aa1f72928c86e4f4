"""Every fault a village can have, each with the whole text a cadre reads on the console."""

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from gongkai.base.problem import Problem
from gongkai.base.problem_catalogue import problem_texts
from gongkai.checking import check
from gongkai.report.write import write_problems
from tests.tools.bad_village import lay_out
from tests.tools.repository import ROOT

BAD = ROOT / "tests" / "villages" / "bad"
VILLAGES = sorted(path for path in BAD.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 20)

# A time of day can be unreadable only once a kind has a field for one.
KINDS = ROOT / "generator" / "gongkai" / "model" / "kinds"
HAS_CLOCK = any("Clock" in path.read_text("utf-8") for path in KINDS.glob("*.py"))
# Of a finished site or picture: test_reread, test_pictures and test_page_weight beside this.
OF_THE_SITE = {"O104", "O105", "O106", *(f"O{number}" for number in range(108, 117))}
# Of what is sent: test_publish and the unit tests of publishing.
OF_SENDING = {code for code in problem_texts() if "U101" <= code < "U121"}
CODES = [
    code
    for code in problem_texts()
    if (HAS_CLOCK or code != "V214") and code not in OF_THE_SITE | OF_SENDING
]

each_village = pytest.mark.parametrize("village", VILLAGES, ids=lambda village: village.name)


@each_village
def test_village_is_told_what_is_wrong(
    village: Path, tmp_path: Path, *, update_golden: bool
) -> None:
    problems = _problems_of(village, tmp_path)
    out = io.StringIO()
    write_problems(problems, "text", out)
    expected = village / "expected.txt"
    if update_golden:
        expected.write_text(out.getvalue(), "utf-8", newline="\n")
    assert out.getvalue() == expected.read_text("utf-8")
    assert village.name.partition("_")[0] in {problem.code for problem in problems}


@each_village
def test_facts_are_those_the_texts_name(village: Path, tmp_path: Path) -> None:
    for problem in _problems_of(village, tmp_path):
        assert (problem.code, set(problem.facts)) == (problem.code, _facts_named(problem.code))


@each_village
def test_village_is_named_by_a_known_code(village: Path) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}(_[a-z0-9]+)+", village.name)
    assert village.name[:4] in problem_texts()


@pytest.mark.parametrize("code", CODES)
def test_code_has_a_bad_village(code: str) -> None:
    assert [village.name for village in VILLAGES if village.name.startswith(f"{code}_")]


def _problems_of(village: Path, tmp_path: Path) -> tuple[Problem, ...]:
    root = tmp_path / "village"
    lay_out(village, root)
    return check(root, AS_OF, jobs=1).problems


@cache
def _facts_named(code: str) -> set[str]:
    """Return the facts that the texts of a code name in braces."""
    text = problem_texts()[code]
    words = text.title + text.what + text.why + text.mend
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
