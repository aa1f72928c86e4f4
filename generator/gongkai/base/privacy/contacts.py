"""Ways to reach a person that are no telephone: an e-mail address, a WeChat or QQ number."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.base.privacy.catalogue import KINDS, NUMBERS
from gongkai.base.privacy.numbers import Finding, is_of_an_office

_LEAD: Final = 14
_MAY_HOLD: Final = re.compile(NUMBERS["contact_sign"])
_PATTERNS: Final = (
    (KINDS["email"], re.compile(NUMBERS["email"])),
    (KINDS["chat"], re.compile(NUMBERS["qq"])),
    (KINDS["chat"], re.compile(NUMBERS["wechat"])),
)
_APART: Final = re.compile(r"[\s\u00b7-]")
CONTACTS: Final = frozenset(kind.name for kind, _ in _PATTERNS)


def contacts_in(text: str, *, even_of_offices: bool = False) -> Iterator[Finding]:
    """Yield the addresses and numbers of a plain text; an office's only when asked for.

    None is ever certain: whether one is a person's nobody can tell from the text alone.
    """
    if not _MAY_HOLD.search(text):
        return
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            lead = text[max(0, found.start() - _LEAD) : found.start()]
            if even_of_offices or not is_of_an_office(lead):
                number = _APART.sub("", found["id"]).lower()
                yield Finding(kind, is_certain=False, digits=number)
