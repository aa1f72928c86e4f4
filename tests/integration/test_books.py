"""Documents about many records: page numbers in the contents are right, nothing is left out."""

import re
from pathlib import Path

import pytest

from gongkai.checking import survey
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Printed, Selection, print_records
from tests.integration.test_commands import gongkai
from tests.tools.good_village import AS_OF
from tests.tools.pdf_text import pdf_text

pytestmark = pytest.mark.poppler


def printed(village: Path, out: Path, form: SheetForm, **what: str) -> Printed:
    wish = SheetWish(form=form, face=Face.WALL, printed_on=AS_OF.isoformat())
    return print_records(village, AS_OF, Selection(**what), wish, out, jobs=1)  # type: ignore[arg-type]


def pages(done: Printed) -> list[str]:
    assert done.problems == ()
    assert done.merged is not None
    return pdf_text(done.merged.read_bytes()).split("\f")[:-1]


def shown(village: Path, start: str) -> set[str]:
    found = survey(village, AS_OF).village.summaries
    return {one.id for one in found if one.is_shown and one.month.startswith(start)}


@pytest.mark.parametrize(
    ("form", "what"),
    [(SheetForm.MONTHLY, {"month": "2026-10"}), (SheetForm.VOLUME, {"year": "2026"})],
)
def test_contents_lead_to_the_page_of_every_record(
    village: Path, tmp_path: Path, form: SheetForm, what: dict[str, str]
) -> None:
    found = pages(printed(village, tmp_path, form, **what))
    start = next(iter(what.values()))
    firsts = {
        match[1]: number
        for number, page in enumerate(found, start=1)
        if (match := re.search(r"编号 ([a-z0-9-]+)", page)) and re.search(r"第\s*1\s*页", page)
    }
    assert shown(village, start) <= set(firsts)
    contents = "\n".join(found[: min(firsts.values()) - 1])
    for id_, number in firsts.items():
        line = next(line for line in contents.splitlines() if f" {id_} " in line)
        assert int(line.split()[-1]) == number, id_


def test_the_register_lists_every_record_once(village: Path, tmp_path: Path) -> None:
    text = "\n".join(pages(printed(village, tmp_path, SheetForm.REGISTER, year="2026")))
    for id_ in shown(village, "2026"):
        assert len(re.findall(rf"(?<![a-z0-9-]){id_}(?![a-z0-9-])", text)) == 1, id_


def test_equal_records_give_equal_books(village: Path, tmp_path: Path) -> None:
    first = printed(village, tmp_path / "a", SheetForm.MONTHLY, month="2026-10")
    second = printed(village, tmp_path / "b", SheetForm.MONTHLY, month="2026-10")
    assert first.merged is not None
    assert second.merged is not None
    assert first.merged.read_bytes() == second.merged.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ("月度公开栏",),
        ("月度公开栏", "--month", "2026-13"),
        ("档案", "--month", "2026-10"),
        ("公开登记台账",),
        ("档案", "--year", "2026", "--by-group"),
    ],
)
def test_a_book_without_its_time_is_refused(village: Path, words: tuple[str, ...]) -> None:
    done = gongkai("print", "--form", *words, folder=village)
    assert done.returncode == 2
    assert words[0] in done.stderr
