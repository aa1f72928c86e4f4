"""Make one household's card: found in the register, gathered from all records, set in type.

A card is made when somebody asks for it and lies in its own folder below the prints. Nothing
remembers that it was made, and no file's name tells whose it is.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.base.privacy.scan import certain_kinds
from gongkai.base.problem import Problem, Where
from gongkai.base.replace import replace_bytes
from gongkai.check.households import Claimant, Unfound, claimant_of, safe_group
from gongkai.check.privacy import declared_by
from gongkai.check.receipts import RECEIVING, Search, Shown, receipts_of
from gongkai.checking import Survey, survey
from gongkai.leaks import leaks_of, texts_in
from gongkai.load.files import scan
from gongkai.load.households import read_households
from gongkai.load.records import read_record
from gongkai.model.receipt import Receipts
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import State
from gongkai.output.own_fonts import faces_of
from gongkai.output.typesetter import MissingGlyphError, Typesetter, pages_in
from gongkai.pages.household_card import CardSetting, household_card
from gongkai.pages.summaries import public_date
from gongkai.printing import FOLDER
from gongkai.render.sheets import sheet_values
from gongkai.validate.records import validate_record

CARDS = f"{FOLDER}/cards"
TEMPLATE = "card.typ"
_SPACES = (1.0, 0.8, 0.65)
"""How much space stands between lines, of what a card has at its best."""
_MISSING_GLYPH = "O106"
_KINDS = frozenset(kind.value for kind in RECEIVING)
_POSTED = frozenset({State.POSTED.value, State.ARCHIVED.value})


class CardWish(NamedTuple):
    """Whose card is wanted, and of which year."""

    group: str
    name: str
    year: int


@dataclass(frozen=True)
class CardMade:
    """The card, or why there is none."""

    problems: tuple[Problem, ...] = ()
    is_clean: bool = True
    has_register: bool = True
    unfound: Unfound | None = None
    file: Path | None = None
    """None, with nothing else wrong, when no record of the year names the household."""
    count: int = 0
    """Rows on the card."""
    unplaced: tuple[tuple[str, int], ...] = ()
    """Records in which rows bear one of the names but no known group, and how many rows."""
    shared: int = 0
    """How many of the household were not looked for, as others in the group bear their name."""


def make_card(
    root: Path, as_of: date, wish: CardWish, out: Path, jobs: int | None = None
) -> CardMade:
    """Write the card of one household of a village whose records hold no error.

    Raise UnreadableSettingsError when its settings cannot be read.
    """
    found = survey(root, as_of, jobs)
    if not found.result.is_clean:
        return CardMade(found.result.problems, is_clean=False)
    settings = found.village.settings
    register = read_households(
        root, scan(root).sources, lambda word: bool(settings.groups_called(word))
    )
    if register is None:
        return CardMade(has_register=False)
    claimant = claimant_of(register, settings, wish.group, wish.name)
    if isinstance(claimant, Unfound):
        return CardMade(unfound=claimant)
    search = Search(claimant, settings, wish.year, as_of)
    receipts = receipts_of(_shown(root, found, as_of), search)
    told = CardMade(
        count=len(receipts.rows), unplaced=tuple(receipts.unplaced), shared=claimant.shared
    )
    file = out / f"{safe_group(settings, claimant.group)}-{claimant.number}.pdf"
    pdf, problems = _set(root, receipts, search, file.name) if receipts.rows else (b"", ())
    if not pdf:
        # A card made before must not lie there as if it were still right.
        file.unlink(missing_ok=True)
        return replace(told, problems=problems)
    out.mkdir(parents=True, exist_ok=True)
    replace_bytes(file, pdf)
    return replace(told, file=file)


def _shown(root: Path, found: Survey, as_of: date) -> Iterator[Shown]:
    """Yield every posted record that may tell what a household received, whole."""
    for one in found.village.summaries:
        if one.state not in _POSTED or one.kind not in _KINDS:
            continue
        raw, _ = read_record(root, one.file)
        record, _ = validate_record(raw, one.file) if raw else (None, [])
        if record is None:
            continue
        state = found.states.get(record.id)
        first = date.fromisoformat(state.first_public) if state else as_of
        yield Shown(record, public_date(record, first))


def _set(
    root: Path, receipts: Receipts, search: Search, name: str
) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a card as PDF; no bytes and the reason where it would tell a private number."""
    settings, claimant = search.settings, search.claimant
    card = household_card(receipts.rows, _setting(settings, claimant, search))
    values: dict[str, Any] = sheet_values(card, {}, lambda _: "")
    address = f"{CARDS}/{name}"
    told = "\n".join(texts_in(values))
    if kinds := certain_kinds(told, declared_by(settings)):
        return b"", tuple(leaks_of(address, kinds))
    document = {"title": card.title, "author": settings.village_name, "card": values}
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        typesetter = Typesetter(Path(folder), faces_of(root, settings.fonts))
        try:
            return _fitted(typesetter, document, search.as_of), ()
        except MissingGlyphError as lack:
            facts = {"character": lack.character}
            return b"", (Problem(_MISSING_GLYPH, Where(address), facts),)


def _fitted(typesetter: Typesetter, document: Mapping[str, Any], day: date) -> bytes:
    """Return a card on as few pages as it takes, set closer where that saves one."""
    best, fewest = _SPACES[0], 0
    for space in _SPACES:
        pdf = typesetter.pdf(TEMPLATE, {**document, "space": space, "is_long": False}, day)
        pages = pages_in(pdf)
        if pages == 1:
            return pdf
        if not fewest or pages < fewest:
            best, fewest = space, pages
    return typesetter.pdf(TEMPLATE, {**document, "space": best, "is_long": True}, day)


def _setting(settings: Settings, claimant: Claimant, search: Search) -> CardSetting:
    return CardSetting(
        settings=settings,
        group=settings.name_of_group(claimant.group),
        head=claimant.head,
        year=search.year,
        made_on=search.as_of,
    )
