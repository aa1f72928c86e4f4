"""Whatever is private in any field of any kind comes out nowhere it must not.

Every text of a village of maximal records is a mark; a mark says what its field holds. What each
record may show is told again here, apart from the product's own tables.
"""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gongkai import sheet_work
from gongkai.base.jobs import silent
from gongkai.check import between, records
from gongkai.checking import check
from gongkai.engine import build_shell
from gongkai.model.vocabulary import Audience, ItemPrivacy, Kind, State
from gongkai.model.work import WITHOUT_PICTURES, Layers
from gongkai.pipeline import build
from gongkai.report.write import report_text, write_problems
from tests.tools.pdf_text import readable
from tests.tools.planted_village import (
    KEPT_DAY,
    Case,
    Holds,
    Planted,
    all_cases,
    cases_for_everyone,
)

pytestmark = pytest.mark.xdist_group("planted")

AS_OF = date(2026, 11, 20)
MARK = re.compile(rb"q\d{6}(?:" + "|".join(Holds).encode() + rb")")
CONSENT_TERM = re.compile(rb'\["ConsentTerm",\[[^\]]*\],\["' + KEPT_DAY.encode() + rb'"\]\]')
BOARD_PHOTO = re.compile(rb'\["BoardPhoto",\[[^\]]*\],\[[^\]]*\]\]')
FULL, MASKED, TOTALS, NOTHING = range(4)
BY_ITEM = {
    ItemPrivacy.PUBLIC: FULL,
    ItemPrivacy.MASK: MASKED,
    ItemPrivacy.AGGREGATE_ONLY: TOTALS,
    ItemPrivacy.OFF_BY_DEFAULT: NOTHING,
}
BY_AUDIENCE = {
    Audience.EVERYONE: FULL,
    Audience.VILLAGE: MASKED,
    Audience.GROUP: MASKED,
    Audience.PARTY_MEMBERS: NOTHING,
    Audience.HOUSEHOLD: NOTHING,
}
MOST_SHOWN = {
    Holds.PUBLIC: TOTALS,
    Holds.ROW: MASKED,
    Holds.NAME: FULL,
    Holds.DETAIL: FULL,
}
SOURCES = ".gongkai/cache/sources/"


class Found(NamedTuple):
    """A village built, and in which of its files every mark was found."""

    village: Planted
    places: dict[str, set[str]]
    pages: dict[str, str]


# The sheets of all 744 records take a minute; all show what one of each kind and class does.
VILLAGES = {
    "pages of all": (all_cases, Layers(sheets=False, pictures=False, voice=False)),
    "sheets for everyone": (cases_for_everyone, WITHOUT_PICTURES),
    "sheets of all": (all_cases, WITHOUT_PICTURES),
}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=[pytest.mark.deep] if name == "sheets of all" else [])
        for name in VILLAGES
    ],
)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Found:
    root = tmp_path_factory.mktemp("planted")
    village = Planted(root)
    cases, layers = VILLAGES[request.param]
    village.lay_out(cases())
    with pytest.MonkeyPatch.context() as patch:
        # A record with every field filled in breaks many a rule of sums, days and procedures;
        # here only what a face shows of it counts.
        patch.setattr(records, "RECORD_CHECKS", ())
        patch.setattr(between, "VILLAGE_CHECKS", ())
        # How large a sheet is set changes nothing of what it says.
        patch.setattr(sheet_work, "fitted", lambda _form, at_scale, _known: (at_scale(1.0), 1.0))
        result = build(root, root / "site", AS_OF, build_shell, 1, silent, layers=layers)
    assert report_text(result.problems) == "没有问题。\n"
    places: dict[str, set[str]] = {}
    for name, data in written(root):
        for mark in set(MARK.findall(data)):
            places.setdefault(mark.decode(), set()).add(name)
    pages = {path.stem: path.read_text("utf-8") for path in (root / "site" / "r").iterdir()}
    return Found(village, places, pages)


def written(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file a build has written, with its bytes."""
    for folder in ("site", ".gongkai", "content/.gongkai"):
        for path in (root / folder).rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix(), readable(path.name, path.read_bytes())


def shown(case: Case) -> int:
    """Return how much of a record the web may show."""
    if case.state is not State.POSTED:
        return NOTHING
    return max(BY_ITEM[case.privacy], BY_AUDIENCE[case.audience])


def test_no_mark_came_out_that_must_not(found: Found) -> None:
    village = found.village
    leaks = []
    for mark, places in found.places.items():
        planted = village.marks[mark]
        if planted.holds is Holds.FILE or planted.path == "/postings/photos/file":
            # A cache cannot remember a file without its name.
            places = {name for name in places if not name.startswith(".gongkai/")}  # noqa: PLW2901
        if planted.holds is Holds.PUBLIC:
            # Open facts of a record the web hides: checks between records remember them.
            places = {one for one in places if not one.startswith(SOURCES)}  # noqa: PLW2901
        if places and shown(village.cases[planted.record]) > MOST_SHOWN.get(planted.holds, -1):
            leaks.append((village.cases[planted.record], planted, sorted(places)))
    assert leaks == []


def test_a_kept_day_came_out_nowhere(found: Found) -> None:
    year = KEPT_DAY[:4].encode()
    forms = (KEPT_DAY.encode(), year + "年7月19日".encode())
    told = (
        # Until when somebody agreed to a photo is remembered, without a word of whom, and when a
        # board was photographed.
        (name, BOARD_PHOTO.sub(b"", CONSENT_TERM.sub(b"", data)))
        for name, data in written(found.village.root)
    )
    assert [name for name, data in told if any(form in data for form in forms)] == []


def test_a_page_there_is_for_each_record_that_may_be_seen(found: Found) -> None:
    cases = found.village.cases.values()
    assert set(found.pages) == {case.id for case in cases if shown(case) < NOTHING}


def test_every_private_field_is_seen_where_it_may_be(found: Found) -> None:
    """Show that the search above would find a name: where it may stand, it does."""
    private = {Holds.NAME, Holds.DETAIL}
    planted = {mark.path for mark in found.village.marks.values() if mark.holds in private}
    marks = found.village.marks
    seen = {marks[mark].path for mark in found.places if marks[mark].holds in private}
    assert planted - seen == set()


def test_rows_of_people_stand_on_their_own_page_and_sheet_only(found: Found) -> None:
    elsewhere = []
    for mark, places in found.places.items():
        planted = found.village.marks[mark]
        case = found.village.cases[planted.record]
        if planted.holds is not Holds.PUBLIC and shown(case) is MASKED:
            in_site = {name for name in places if name.startswith("site/")}
            if in_site - {f"site/r/{case.id}.html", f"site/d/{case.id}.pdf"}:
                elsewhere.append((case, planted, in_site))
    assert elsewhere == []


def test_pages_with_names_in_part_keep_search_engines_away(found: Found) -> None:
    named = {
        found.village.cases[mark.record].kind
        for mark in found.village.marks.values()
        if mark.holds is Holds.NAME
    }
    assert Kind.CONTRACT in named
    assert Kind.CONSULTATION in named
    for case in found.village.cases.values():
        if case.id in found.pages:
            asked = 'content="noindex"' in found.pages[case.id]
            wanted = shown(case) is MASKED and case.kind in named
            assert asked == wanted, case


def test_no_message_tells_a_private_text(tmp_path: Path) -> None:
    """Each record holds faults beside its private texts; none of these reach the console."""
    village = Planted(tmp_path)
    village.lay_out()
    for path in (tmp_path / "content").glob("q*.yml"):
        text = path.read_text("utf-8").replace('"公开主体": "', '"公开主体": "不知谁的', 1)
        path.write_text(text.replace('"编号": ', '"编码": ', 1), "utf-8")
    problems = check(tmp_path, AS_OF, 1).problems
    assert {"V102", "V107"} <= {problem.code for problem in problems}
    private = {Holds.NAME, Holds.DETAIL, Holds.INTERNAL, Holds.ELSEWHERE, Holds.ROW}
    told = io.StringIO()
    for style in ("text", "json", "github"):
        write_problems(problems, style, told)
    kept = b"".join(data for _, data in written(tmp_path))
    marks = MARK.findall(told.getvalue().encode() + kept)
    assert {mark for mark in marks if village.marks[mark.decode()].holds in private} == set()
    assert len({mark.decode() for mark in marks}) > 0
