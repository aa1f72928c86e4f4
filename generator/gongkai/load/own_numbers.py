"""Numbers that a village sets for itself, stricter than the packs: how few, for how long."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from gongkai.load.override_words import WORDS, Entry
from gongkai.model.catalogue import Catalogue
from gongkai.model.law import Certainty
from gongkai.model.rule import NumberRule

NAMES: Final = tuple(WORDS["number"])


def own_numbers(entry: Entry, catalogue: Catalogue, source: str) -> Iterator[NumberRule]:
    """Yield the numbers of an entry as rules of the village's own, which bind it.

    C217 for what is no whole number from 1 on; C218 for a number that asks for less than that of
    the packs, which then holds.
    """
    for name in NAMES:
        text = entry.text(name)
        if not text:
            continue
        label = WORDS["number"][name]
        if not (text.isascii() and text.isdecimal() and int(text)):
            entry.tell("C217", entry.at(name), field=label, text=text[:40])
            continue
        held = [rule for rule in catalogue.numbers if rule.name == name]
        rule = NumberRule(
            matter=held[0].matter if held else label,
            certainty=Certainty.READ,
            source=source,
            pack=source,
            name=name,
            value=Fraction(int(text)),
            more_is_stricter=held[0].more_is_stricter if held else True,
        )
        strictest = max(held, key=lambda one: one.demand, default=None)
        if strictest and rule.demand < strictest.demand:
            facts = {"field": label, "given": text, "rule": str(strictest.number)}
            entry.tell("C218", entry.at(name), **facts)
            continue
        yield rule
