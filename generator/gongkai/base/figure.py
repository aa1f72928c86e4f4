"""Figures as people write them: a number with its hedge and its unit kept beside it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gongkai.base.numerals import exact_number, refuse_full_width
from gongkai.base.problem import ValueFault
from gongkai.base.words import SCALE_WORDS, SCALES, WORDS

# Hedges (about, nearly, over ...) stand before the number, or around its scale: 160 odd wan.
_BEFORE = "|".join(WORDS["hedges"]["before"])
_AFTER = "|".join(WORDS["hedges"]["after"])
_FORM = re.compile(
    rf"(?P<before>{_BEFORE})?\s*"
    r"(?P<number>-?[\d,]+(?:\.\d+)?)\s*"
    rf"(?P<between>{_AFTER})?"
    rf"(?P<scale>{'|'.join(SCALE_WORDS)})?"
    rf"(?P<after>{_AFTER})?\s*"
    r"(?P<unit>[^\d\s]{0,12}?)"
    rf"(?P<last>{_AFTER})?"
)

# A bare number, perhaps with a per cent sign: most figures. The rest is looked at closely.
_PLAIN = re.compile(r"(-?\d{1,15}(?:\.\d{1,9})?)(%|)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: exact value, hedge words and unit. A hedged one is in no exact sum."""

    number: Decimal
    unit: str
    hedge: str
    text: str

    @classmethod
    def parse(cls, text: str) -> "Figure":
        """Return the figure a text spells: ``98.5%``, a hedged count; V206 when unreadable."""
        bare = text.strip()
        plain = _PLAIN.fullmatch(bare)
        if plain:
            return cls(Decimal(plain[1]), plain[2], "", bare)
        refuse_full_width(bare)
        found = _FORM.fullmatch(bare)
        number = exact_number(found["number"]) if found else None
        if found is None or number is None:
            raise ValueFault("V206", text=bare)
        hedge = "".join(filter(None, map(found.group, ("before", "between", "after", "last"))))
        scaled = number.scaleb(SCALES.get(found["scale"] or "", 0))
        return cls(number=scaled, unit=found["unit"], hedge=hedge, text=bare)

    @property
    def is_exact(self) -> bool:
        """Return whether the number stands without a hedge."""
        return not self.hedge

    def __str__(self) -> str:
        """Return the figure as the cadre wrote it."""
        return self.text
