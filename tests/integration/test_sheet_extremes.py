"""Every form of sheet with the longest, the shortest and an ordinary record."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest

from gongkai.model.sheet import Ground, SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.sheet_work import SheetTask
from tests.integration.test_sheet_looks import lie_on_each_other
from tests.integration.test_sheet_measures import PAPERS
from tests.tools.demo_sheets import SHOWN_IN, SITE, DemoSheets
from tests.tools.extreme_records import award, donations, name_of, plain, project, rules
from tests.tools.good_village import AS_OF
from tests.tools.long_records import bookings, ledger, notice
from tests.tools.pdf_facts import Word, page_sizes, words_of
from tests.tools.scanned import decoded, drawn, has_colours

pytestmark = [pytest.mark.poppler, pytest.mark.zbar, pytest.mark.xdist_group("paper")]

ID = "wm-2026-09-x"
LONG_REASON = "垃圾分三类，从不错放，院里院外一样干净" * 8
WITHOUT_CODE = {SheetForm.DRAFT, SheetForm.REVIEW}
EDGE = 5  # millimetres that printers leave white
FEW_WORDS = 8


class Case(NamedTuple):
    """A record in a form, on how many pages, and texts that stand together on one page each."""

    form: SheetForm
    text: str
    pages: int
    rows: tuple[tuple[str, ...], ...] = ()


def names(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((name_of(number),) for number in range(count))


def amounts(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((f"{100 + number}.00",) for number in range(count))


def articles(count: int) -> tuple[tuple[str, ...], ...]:
    told = [(f"第{one}条村民家里", f"第{one}条的末尾") for one in range(1, count + 1)]
    return tuple((text,) for pair in told for text in pair)


def visits(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((f"第{one}次到现场", f"止{one:03d}") for one in range(1, count + 1))


LEDGER = ledger(ID, bookings(300))
# The largest expense is told once more above all rows.
VOUCHERS = tuple(row.marks for row in bookings(300) if row.number != 299)
PLAIN, LONG = plain(ID, "停水通知"), notice(ID)
CASES = {
    "red list of 1": Case(SheetForm.RED_LIST, award(ID, 1), 1, names(1)),
    "red list of 7": Case(SheetForm.RED_LIST, award(ID, 7, words="门前干净"), 1, names(7)),
    "red list of 30": Case(SheetForm.RED_LIST, award(ID, 30), 1, names(30)),
    "red list of 120": Case(SheetForm.RED_LIST, award(ID, 120), 2, names(120)),
    "2 donors": Case(SheetForm.DONORS, donations(ID, 2), 1, amounts(2)),
    "60 donors": Case(SheetForm.DONORS, donations(ID, 60), 1, amounts(60)),
    "400 donors": Case(SheetForm.DONORS, donations(ID, 400), 3, amounts(400)),
    "3 rules": Case(SheetForm.RULES_BOARD, rules(ID, 3), 1, articles(3)),
    "15 rules": Case(SheetForm.RULES_BOARD, rules(ID, 15), 1, articles(15)),
    "60 rules": Case(SheetForm.RULES_BOARD, rules(ID, 60), 3, articles(60)),
    "a project without visits": Case(SheetForm.PROJECT_BOARD, project(ID, 0), 1),
    "a project with 4 visits": Case(SheetForm.PROJECT_BOARD, project(ID, 4), 1, visits(4)),
    "a project with 40 visits": Case(SheetForm.PROJECT_BOARD, project(ID, 40), 2, visits(40)),
    "1 good news": Case(SheetForm.CERTIFICATE, award(ID, 1), 1, names(1)),
    "1 long good news": Case(SheetForm.CERTIFICATE, award(ID, 1, words=LONG_REASON), 1, names(1)),
    "9 good news": Case(SheetForm.CERTIFICATE, award(ID, 9), 9, names(9)),
    "short poster": Case(SheetForm.POSTER, PLAIN, 1, (("停水半天", "提前接水"),)),
    "long poster": Case(SheetForm.POSTER, LONG, 3),
    "poster of a ledger": Case(SheetForm.POSTER, LEDGER, 1),
    "short official": Case(SheetForm.OFFICIAL, PLAIN, 1, (("停水半天", "（签字）"),)),
    "long official": Case(SheetForm.OFFICIAL, LONG, 3),
    "official ledger": Case(SheetForm.OFFICIAL, LEDGER, 27, VOUCHERS),
    "short draft": Case(SheetForm.DRAFT, PLAIN, 1, (("停水半天", "（签字）"),)),
    "long draft": Case(SheetForm.DRAFT, LONG, 1),
    "draft of a ledger": Case(SheetForm.DRAFT, LEDGER, 15, VOUCHERS),
    "short review": Case(SheetForm.REVIEW, PLAIN, 1),
    "review of a ledger": Case(SheetForm.REVIEW, LEDGER, 1),
}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("extremes"))


def set_in(sheets: DemoSheets, case: Case, ground: Ground = Ground.WHITE) -> bytes:
    file = f"content/村务/x.{'md' if case.text.startswith('---') else 'yml'}"
    (sheets.maker.place.root / file).write_text(case.text, "utf-8")
    wish = SheetWish(case.form, Face.WALL, ground, AS_OF.isoformat())
    done = sheets.maker.make(SheetTask(file, wish))
    assert (done.problems, bool(done.pdf)) == ((), True)
    return done.pdf


def assert_rows_are_whole(pages: list[list[Word]], rows: tuple[tuple[str, ...], ...]) -> None:
    told = ["".join("".join(word.text for word in words).split()) for words in pages]
    for row in rows:
        places = [[mark in page for page in told] for mark in row]
        assert all(sum(place) == 1 for place in places), row
        assert all(place == places[0] for place in places), row


def assert_looks_right(pdf: bytes) -> None:
    for number, (words, (wide, high)) in enumerate(
        zip(words_of(pdf), page_sizes(pdf), strict=True), 1
    ):
        assert len(words) >= FEW_WORDS, number
        assert min(word.left for word in words) > EDGE, number
        assert max(word.right for word in words) < wide - EDGE, number
        assert max(word.bottom for word in words) < high - EDGE, number
        near = [pair for pair in combinations(words, 2) if lie_on_each_other(*pair)]
        assert not near, (number, near[:3])


@pytest.mark.parametrize("name", CASES)
def test_extreme_records_look_right(sheets: DemoSheets, name: str) -> None:
    case = CASES[name]
    pdf = set_in(sheets, case)
    sizes = page_sizes(pdf)
    assert len(sizes) == case.pages
    assert set(sizes) == {PAPERS.get(case.form, (210, 297))}
    assert_rows_are_whole(words_of(pdf), case.rows)
    if case.form is not SheetForm.DRAFT:  # its mark lies across all words
        assert_looks_right(pdf)
    if case.form not in WITHOUT_CODE:
        [code] = decoded(drawn(pdf, 150, case.pages))
        assert code.startswith(f"{SITE}/r/{ID}.html")


@pytest.mark.parametrize("ground", [Ground.RED, Ground.YELLOW])
@pytest.mark.parametrize("name", ["red list of 120", "400 donors", "60 rules", "9 good news"])
def test_extreme_records_look_right_on_coloured_paper(
    sheets: DemoSheets, name: str, ground: Ground
) -> None:
    pdf = set_in(sheets, CASES[name], ground)
    assert_rows_are_whole(words_of(pdf), CASES[name].rows)
    assert_looks_right(pdf)


@pytest.mark.parametrize("ground", Ground)
def test_coloured_paper_takes_black_alone_for_photos_too(
    sheets: DemoSheets, ground: Ground
) -> None:
    pdf = set_in(sheets, Case(SheetForm.RED_LIST, award(ID, 3, family="jt-01"), 1), ground)
    assert has_colours(pdf) == (ground is Ground.WHITE)


@pytest.mark.parametrize("form", [form for form in SHOWN_IN if form is not SheetForm.DRAFT])
def test_ordinary_records_look_right(sheets: DemoSheets, form: SheetForm) -> None:
    assert_looks_right(sheets.on_the_wall(SHOWN_IN[form], form))


def test_a_card_without_a_portrait_stands_in_the_middle_of_its_row(sheets: DemoSheets) -> None:
    [words] = words_of(set_in(sheets, Case(SheetForm.RED_LIST, award(ID, 3, family="jt-01"), 1)))
    beside, family = (
        next(word for word in words if word.text == name) for name in (name_of(0), "赵大全家")
    )
    sentence = next(word for word in words if "评上" in word.text)
    room_above, room_below = beside.top - sentence.bottom, family.bottom - beside.bottom
    assert room_above > 30
    assert 0.4 < room_above / room_below < 2.5
