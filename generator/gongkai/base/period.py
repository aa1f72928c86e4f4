"""The period a record belongs to: a month, quarter, half-year, year, or a span of days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.base.dates import DateSpan, chinese_date
from gongkai.base.language import translated
from gongkai.base.numerals import refuse_full_width
from gongkai.base.problem import ValueFault
from gongkai.base.words import WORDS

_WORDS = WORDS["periods"]
_ORDINALS: dict[str, int] = _WORDS["ordinals"]
_MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_YEARS = range(1949, 2100)


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period with its first and last day; ``index`` counts within the year from 1."""

    start: date
    end: date
    kind: PeriodKind
    index: int = 1

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period a text names: ``2026-09``, ``2026Q3``, ``2026H1``, ``2026``, a span.

        Raises:
            ValueFault: V209 unreadable, V203 full-width digits.
        """
        bare = text.strip()
        refuse_full_width(bare)
        for form, kind in _FORMS:
            found = form.fullmatch(bare)
            if found:
                parts = [part for part in found.groups() if part]
                number = parts[1] if len(parts) > 1 else "1"
                return cls.of(kind, int(parts[0]), _ORDINALS.get(number) or int(number), bare)
        return cls._from_span(bare)

    @classmethod
    def of(cls, kind: PeriodKind, year: int, index: int, text: str = "") -> "Period":
        """Return the index-th period of its kind in a year; V209 when there is none."""
        length = _MONTHS_OF[kind]
        if year not in _YEARS or not 1 <= index <= 12 // length:
            raise ValueFault("V209", text=text)
        first, last = length * (index - 1) + 1, length * index
        end = date(year, last, calendar.monthrange(year, last)[1])
        return cls(date(year, first, 1), end, kind, index)

    @classmethod
    def _from_span(cls, text: str) -> "Period":
        try:
            span = DateSpan.parse(text)
        except ValueFault as fault:
            code = "V209" if fault.code in {"V207", "V213"} else fault.code
            raise ValueFault(code, **({"text": text} | fault.facts)) from None
        return cls(span.start, span.end or span.start, PeriodKind.SPAN)

    @property
    def key(self) -> str:
        """Return the short form: ``2026-09``, ``2026Q3``, ``2026H1``, ``2026``, or both days."""
        year = self.start.year
        match self.kind:
            case PeriodKind.MONTH:
                return f"{year}-{self.index:02d}"
            case PeriodKind.QUARTER:
                return f"{year}Q{self.index}"
            case PeriodKind.HALF_YEAR:
                return f"{year}H{self.index}"
            case PeriodKind.YEAR:
                return str(year)
            case _:
                return f"{self.start.isoformat()}~{self.end.isoformat()}"

    def __str__(self) -> str:
        """Return the period as villagers read it."""
        foreign = translated("words", "periods", self._name)
        shown = _WORDS["show"][self.kind.value]
        form: str = foreign or (shown if isinstance(shown, str) else shown[self.index - 1])
        is_word = self.kind is PeriodKind.QUARTER and not foreign
        ordinal = _QUARTERS[self.index] if is_word else self.index
        start, end = chinese_date(self.start), chinese_date(self.end)
        return form.format(year=self.start.year, index=ordinal, start=start, end=end)

    @property
    def _name(self) -> str:
        """Return what its form is called in other languages; half-years have one each."""
        is_half = self.kind is PeriodKind.HALF_YEAR
        return f"{self.kind.value}_{self.index}" if is_half else self.kind.value


_QUARTERS = {number: word for word, number in reversed(_ORDINALS.items())}
_FORMS = tuple(
    (re.compile(form), kind)
    for form, kind in (
        (_WORDS["quarter"], PeriodKind.QUARTER),
        (_WORDS["half_year"], PeriodKind.HALF_YEAR),
        (_WORDS["year"], PeriodKind.YEAR),
        (_WORDS["month"], PeriodKind.MONTH),
    )
)
