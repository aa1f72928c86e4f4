"""Read a pack's ``procedures.toml``: named procedures, and the words that tell clauses."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from gongkai.load.rule_values import Provisions, refs_of
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import Certainty, LawRef
from gongkai.model.procedure import BodyRule, Procedure, ProcedureBook, Stage, WordRule

PROCEDURES: Final = "procedures.toml"
_BOOLS: Final = ("is_publication", "is_counted", "is_optional", "is_free")

Entry = Mapping[str, Any]


def with_procedures(
    catalogue: Catalogue, folders: Iterable[Path], provisions: Provisions
) -> Catalogue:
    """Return a catalogue with the procedures of its packs, the first pack's first."""
    files = [folder / PROCEDURES for folder in folders]
    books = [read_book(_parsed(file), provisions) for file in files if file.exists()]
    if not books:
        return catalogue
    book = joined_books(books)
    return replace(catalogue, procedures=_known_only(book, catalogue))


def read_book(raw: Entry, provisions: Provisions) -> ProcedureBook:
    """Return what one file says; it may cite the provisions of its pack and its own."""
    known = {**provisions, **_own_provisions(raw.get("provision", {}))}
    reading = raw.get("reading", {})

    def bodies(group: str) -> tuple[BodyRule, ...]:
        return tuple(_body_rule(entry, known) for entry in raw.get(group, ()))

    def words(group: str) -> tuple[WordRule, ...]:
        return tuple(_word_rule(entry, known) for entry in raw.get(group, ()))

    return ProcedureBook(
        procedures=tuple(_procedure(entry) for entry in raw.get("procedure", ())),
        studied=bodies("studied"),
        notified=bodies("notified"),
        counting=bodies("counting"),
        matters=words("matter"),
        calendar=words("calendar"),
        clauses=words("clause"),
        clause_items=frozenset(reading.get("clause_items", ())),
        adoptions=words("adoption"),
        negations=tuple(reading.get("negations", ())),
        adjacent_negations=tuple(reading.get("adjacent_negations", ())),
        breaks=tuple(reading.get("breaks", ())),
        separators=reading.get("separators", ""),
        numerals=reading.get("numerals", {}),
    )


def joined_books(books: Iterable[ProcedureBook]) -> ProcedureBook:
    """Return several books as one; of two procedures of one name the first holds."""
    first, *others = books
    for book in others:
        first = replace(
            first,
            procedures=(*first.procedures, *book.procedures),
            studied=(*first.studied, *book.studied),
            notified=(*first.notified, *book.notified),
            counting=(*first.counting, *book.counting),
            matters=(*first.matters, *book.matters),
            calendar=(*first.calendar, *book.calendar),
            clauses=(*first.clauses, *book.clauses),
            clause_items=first.clause_items | book.clause_items,
            adoptions=(*first.adoptions, *book.adoptions),
        )
    return first


@cache
def _parsed(file: Path) -> Entry:
    # `serve` loads the catalogue again after every change; a shipped pack does not change.
    return tomllib.loads(file.read_text("utf-8"))


def _own_provisions(raw: Entry) -> Provisions:
    return {
        name: tuple(
            LawRef(ref["law"], ref["article"], Certainty(ref["certainty"]))
            for ref in entry["refs"]
        )
        for name, entry in raw.items()
    }


def _procedure(raw: Entry) -> Procedure:
    return Procedure(
        name=raw["name"],
        stages=tuple(_stage(entry) for entry in raw["stages"]),
        source=raw["source"],
        certainty=Certainty(raw["certainty"]),
        aliases=tuple(raw.get("aliases", ())),
        help=raw.get("help", ""),
    )


def _stage(raw: Entry) -> Stage:
    return Stage(
        name=raw["name"],
        words=tuple(raw.get("words", ())),
        bodies=tuple(raw.get("bodies", ())),
        part=raw.get("part", ""),
        days_before=raw.get("days_before", 0),
        days_certainty=Certainty(raw.get("days_certainty", Certainty.WEAK)),
        **{name: raw.get(name, False) for name in _BOOLS},
    )


def _body_rule(raw: Entry, provisions: Provisions) -> BodyRule:
    return BodyRule(
        bodies=frozenset(raw["bodies"]),
        basis=_basis(raw, provisions),
        certainty=Certainty(raw["certainty"]),
        source=raw["source"],
        matter=raw.get("matter", ""),
    )


def _word_rule(raw: Entry, provisions: Provisions) -> WordRule:
    return WordRule(
        name=raw["name"],
        words=tuple(raw["words"]),
        near=tuple(raw.get("near", ())),
        unless=tuple(raw.get("unless", ())),
        basis=_basis(raw, provisions),
        certainty=Certainty(raw.get("certainty", Certainty.WEAK)),
        source=raw["source"],
    )


def _basis(raw: Entry, provisions: Provisions) -> tuple[LawRef, ...]:
    names = raw.get("basis", [])
    return refs_of([names] if isinstance(names, str) else names, provisions)


def _known_only(book: ProcedureBook, catalogue: Catalogue) -> ProcedureBook:
    """Return a book without the rules that stand only on laws for another organisation."""

    def holds(rule: BodyRule | WordRule) -> bool:
        return not rule.basis or any(ref.law in catalogue.laws for ref in rule.basis)

    return replace(
        book,
        studied=tuple(filter(holds, book.studied)),
        notified=tuple(filter(holds, book.notified)),
        counting=tuple(filter(holds, book.counting)),
        clauses=tuple(filter(holds, book.clauses)),
        adoptions=tuple(filter(holds, book.adoptions)),
    )
