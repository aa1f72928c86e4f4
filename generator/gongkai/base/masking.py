"""Mask numbers and names so that nothing sensitive is ever echoed or shown.

Two separate needs: `mask_sensitive` cleans any text before it reaches a message; `mask_name`
gives the form in which a private person's name stands on a page that must not name them.
"""

import re

from gongkai.base.words import WORDS

# Eleven and more digits, with at most one space or dash between two: identity numbers, bank
# cards and mobile phones in either width. Amounts are printed with commas and do not match.
# ``\d`` holds the full-width digits too.
_LONG_NUMBER = re.compile(r"(?<!\d)\d(?:[ \-\uff0d]?\d){9,}[ \-\uff0d]?[\dXx\uff38\uff58]")
_KEPT = 2
_SHORTEST = 10
_LIKE_DIGITS = frozenset(WORDS["like_digits"])
"""All that a careless person writes for a digit; each makes a number longer, none proves one."""

_COMPOUND_SURNAMES = frozenset(WORDS["names"]["compound_surnames"].split())
_DOTS = WORDS["names"]["dots"]
_COMPOUND_LENGTH = 2


def mask_sensitive(text: str) -> str:
    """Return the text with every long number reduced to its first and last two characters.

    A private number in some other disguise becomes stars.
    """
    if sum(map(_LIKE_DIGITS.__contains__, text)) >= _SHORTEST:
        # Patterns are made ready only for the few texts that need them: every run starts here.
        from gongkai.base.privacy.scan import without_disguised_numbers  # noqa: PLC0415

        text = without_disguised_numbers(text)
    return _LONG_NUMBER.sub(_mask_number, text)


def mask_name(name: str) -> str:
    """Return a personal name with all but the surname (or first part) hidden.

    Names with a dot keep the first part; compound surnames count as one; a name that begins
    with no known surname still keeps one character only.
    """
    bare = name.strip()
    # Dots are no letters, and most names are letters only.
    dot = "" if bare.isalpha() else next((mark for mark in _DOTS if mark in bare), "")
    first, _, rest = bare.partition(dot) if dot else ("", "", "")
    # A dot behind a whole name, or before a remark, parts no name: the first part would be all.
    if rest[:1].isalpha() or rest[:1] == "*":
        return first + dot + "*" * len(rest)
    compound = bare[:_COMPOUND_LENGTH] in _COMPOUND_SURNAMES and len(bare) > _COMPOUND_LENGTH
    kept = _COMPOUND_LENGTH if compound else 1
    return bare[:kept] + "*" * max(len(bare) - kept, 1)


def _mask_number(match: re.Match[str]) -> str:
    found = match.group()
    hidden = re.sub(r"[^ \-\uff0d]", "*", found[_KEPT:-_KEPT])
    return found[:_KEPT] + hidden + found[-_KEPT:]
