"""Named procedures as ordered stages, and the words by which matters and clauses are told.

A procedure is data of a rule pack or of the village itself. Nothing here reads a file:
``load.procedure_files`` and ``load.own_procedures`` make the values.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from gongkai.base.light_dataclass import dataclass
from gongkai.model.law import Certainty, LawRef, LawVersion

_LIKENESS = 0.2
"""Below this likeness a name is no help as a suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: what it is called, who acts, what must have passed before it.

    ``words`` are what a step's name may hold to be this stage, beside its own name. Empty
    ``bodies`` mean that anybody may act; a body is a meeting body's word. ``is_free`` stages may
    stand anywhere (publicity all along). ``part`` is the word that a number in the procedure's
    name counts. ``days_before`` are the days between the stage before and this one.
    """

    name: str
    words: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    is_publication: bool = False
    is_counted: bool = False
    is_optional: bool = False
    is_free: bool = False
    part: str = ""
    days_before: int = 0
    days_certainty: Certainty = Certainty.WEAK


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A named way of deciding, in order, with where it comes from and how sure it is."""

    name: str
    stages: tuple[Stage, ...]
    source: str
    certainty: Certainty
    aliases: tuple[str, ...] = ()
    help: str = ""
    is_own: bool = False
    """The village defined it."""
    is_written_out: bool = False
    """A record wrote the stages down in place of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRule:
    """Something that holds for meetings of a body, with its provision."""

    bodies: frozenset[str]
    basis: tuple[LawRef, ...]
    certainty: Certainty
    source: str
    matter: str = ""
    """The matter of a rule of days, where the body's rule is a number of days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRule:
    """Words that tell a matter, a line of a calendar, or what a clause does.

    ``near`` words must stand in the same clause when there are any; ``unless`` words in it make
    it harmless.
    """

    name: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    basis: tuple[LawRef, ...] = ()
    certainty: Certainty = Certainty.WEAK
    source: str = ""


@dataclass(frozen=True)
class ProcedureBook:
    """All procedures and word tables that hold for one village."""

    procedures: tuple[Procedure, ...] = ()
    studied: tuple[BodyRule, ...] = ()
    notified: tuple[BodyRule, ...] = ()
    counting: tuple[BodyRule, ...] = ()
    """Bodies for whose attendance those count who take part online or by written proxy."""
    matters: tuple[WordRule, ...] = ()
    calendar: tuple[WordRule, ...] = ()
    clauses: tuple[WordRule, ...] = ()
    clause_items: frozenset[str] = frozenset()
    """The items of kind rules to which the clauses apply."""
    adoptions: tuple[WordRule, ...] = ()
    """By item: words of which the name of the adopting meeting must hold one."""
    negations: tuple[str, ...] = ()
    """What makes the words after it harmless, as far as a comma or one of ``breaks``."""
    adjacent_negations: tuple[str, ...] = ()
    """The same, but only directly before the word."""
    breaks: tuple[str, ...] = ()
    separators: str = ""
    """Signs that stand between the stages of a procedure written out in place."""
    numerals: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def _names(self) -> dict[str, Procedure]:
        names: dict[str, Procedure] = {}
        for procedure in self.procedures:
            for name in (procedure.name, *procedure.aliases):
                names.setdefault(bare_name(name), procedure)
        return names

    def by_name(self, text: str) -> Procedure | None:
        """Return the procedure a name or alias leads to; one written out in place; or None."""
        if not text.strip():
            return None
        return self._names.get(bare_name(text)) or self._written_out(text)

    def nearest(self, text: str, n: int = 3) -> tuple[str, ...]:
        """Return up to n names of procedures that look most like the text."""
        found = get_close_matches(bare_name(text), self._names, 2 * n, _LIKENESS)
        return tuple(dict.fromkeys(self._names[name].name for name in found))[:n]

    def numbers_in(self, name: str) -> tuple[tuple[int, str], ...]:
        """Return what a name counts: the two counts of "4 deliberations 2 publications"."""
        counts: list[tuple[int, str]] = []
        for sign in name:
            if sign in self.numerals:
                counts.append((self.numerals[sign], ""))
            elif counts:
                counts[-1] = (counts[-1][0], counts[-1][1] + sign)
        return tuple((number, word) for number, word in counts if word)

    def named_in(self, rules: Iterable[WordRule], text: str) -> WordRule | None:
        """Return the first rule one of whose words stands in a text, or None."""
        return next((rule for rule in rules if any(word in text for word in rule.words)), None)

    def _written_out(self, text: str) -> Procedure | None:
        plain = text
        for sign in self.separators:
            plain = plain.replace(sign, "\n")
        names = [part.strip() for part in plain.split("\n") if part.strip()]
        if len(names) < 2:  # noqa: PLR2004 - one stage is a name, not an order
            return None
        stages = tuple(Stage(name=name) for name in names)
        return Procedure(
            name=text,
            stages=stages,
            source="",
            certainty=Certainty.READ,
            is_own=True,
            is_written_out=True,
        )


def bare_name(text: str) -> str:
    """Return a name without spaces, signs and differences of width, for comparing."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def refs_in_force(
    refs: Iterable[LawRef], laws: Mapping[str, LawVersion], day: date
) -> tuple[LawRef, ...]:
    """Return those places in law that are in force on a day."""
    return tuple(ref for ref in refs if ref.law in laws and laws[ref.law].in_force(day))
