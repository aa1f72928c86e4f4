"""Field types: the values of `base` as pydantic reads them from YAML text.

Every scalar arrives as text. A value that cannot be read raises a pydantic error whose type is
the problem code and whose context holds the facts; `validate` turns it into a problem.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gongkai.base.dates import DateSpan, parse_date
from gongkai.base.figure import Figure
from gongkai.base.money import Money
from gongkai.base.numerals import count_of
from gongkai.base.period import Period
from gongkai.base.problem import ValueFault
from gongkai.base.words import WORDS
from gongkai.model.marks import IN_YUAN, PROSE, TO_RECORD, Privacy

_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,39}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
_WEB = re.compile(r"https?://[^\s/:@\"'<>]+(?::\d+)?(?:[/?#][^\s\"'<>]*)?")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:\uff1a]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class ReadWith:
    """Read a field's text with a parser; finished values pass through."""

    parse: Callable[[str], Any]
    pattern: str = ""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Validate by the parser alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Accept text and bare numbers: an editor sees an unquoted amount as a number."""
        found: dict[str, Any] = {"type": ["string", "number"]}
        return found | ({"pattern": self.pattern} if self.pattern else {})

    def read(self, value: object) -> object:
        """Return the value a text spells; a pydantic error named by the problem code when none."""
        if not isinstance(value, str):
            if value is None or isinstance(value, (list, dict)):
                raise PydanticCustomError("V105", "text wanted")
            return value
        if not value or value.isspace():
            raise PydanticCustomError("V106", "empty")
        try:
            return self.parse(value)
        except ValueFault as fault:
            raise PydanticCustomError(fault.code, "unreadable", dict(fault.facts)) from None


def _record_id(text: str) -> str:
    bare = text.strip()
    if not _ID.fullmatch(bare):
        raise ValueFault("V211", text=bare)
    if _RESERVED.fullmatch(bare):
        raise ValueFault("V212", text=bare)
    return bare


def readable_id(value: object) -> str:
    """Return the id a raw value spells, "" when it spells none."""
    try:
        return _record_id(value) if isinstance(value, str) else ""
    except ValueFault:
        return ""


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueFault("V214", text=text.strip())
    return f"{int(found[1]):02d}:{found[2]}"


def _web_address(text: str) -> str:
    bare = text.strip()
    if not _WEB.fullmatch(bare):
        raise ValueFault("V218", text=bare)
    return bare


def _amount_if_known(text: str) -> Money | None:
    return None if text.strip() == WORDS["unknown"] else Money.parse(text)


Amount = Annotated[Money, ReadWith(Money.parse), IN_YUAN]
# Where nobody knows any more, the word for it says so; what it is part of is then not judged.
AmountIfKnown = Annotated[Money | None, ReadWith(_amount_if_known), IN_YUAN]
Count = Annotated[int, ReadWith(count_of)]
# Long lists say the same few quantities and periods again and again; a fault is not kept.
Quantity = Annotated[Figure, ReadWith(lru_cache(4096)(Figure.parse))]
Day = Annotated[date, ReadWith(parse_date)]
Span = Annotated[DateSpan, ReadWith(DateSpan.parse)]
PeriodValue = Annotated[Period, ReadWith(lru_cache(1024)(Period.parse))]
Clock = Annotated[str, ReadWith(_clock)]
WebAddress = Annotated[str, ReadWith(_web_address, _WEB.pattern)]
RecordId = Annotated[str, ReadWith(_record_id, _ID.pattern)]
LinkedRecord = Annotated[str, ReadWith(_record_id, _ID.pattern), TO_RECORD]
Markdown = Annotated[str, PROSE]
PersonName = Annotated[str, Privacy.NAME]
PersonDetail = Annotated[str, Privacy.DETAIL]
OfficerName = Annotated[str, Privacy.OFFICIAL]
OfficePhone = Annotated[str, Privacy.OFFICIAL]
