"""Tell private numbers by their own form and check digits."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gongkai.base.privacy.catalogue import KINDS, NUMBERS, WORDS, PrivateKind
from gongkai.base.privacy.fold import Candidate, Group

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_IDENTITY: Final = re.compile(NUMBERS["identity"])
_OLD_IDENTITY: Final = re.compile(NUMBERS["old_identity"])
_MASKED: Final = tuple(re.compile(NUMBERS[name]) for name in ("half_masked", "masked"))
_MOBILE: Final = re.compile(NUMBERS["mobile"])
_LANDLINE: Final = re.compile(NUMBERS["landline"])
_LOCAL: Final = re.compile(NUMBERS["local_landline"])
_PASSPORT: Final = re.compile(NUMBERS["passport"])
_PLATE: Final = re.compile(NUMBERS["plate"])
_DATE_LIKE: Final = re.compile(r"\D(?:19|20)\d\d(?:0\d|1[0-2])\d\d")
_CARD_LENGTHS: Final = frozenset(NUMBERS["card_lengths"])
_CARD_STARTS: Final = tuple(NUMBERS["card_starts"])
_BEHIND_PAPER: Final = re.compile(NUMBERS["card_behind_paper"])
_PAPER_YEAR: Final = re.compile(NUMBERS["paper_year"])
_SHORTEST_ACCOUNT, _LONGEST = NUMBERS["account_lengths"]
_SHORTEST_GROUP = 3
_SHORTEST = 7
_IDENTITY_LENGTH, _CERTIFICATE_LENGTH = 18, 20
_TEN = 9
_MAIN_DIGITS = slice(-11, None)
_BESIDE: Final = {name: re.compile(words) for name, words in WORDS.items()}


class Finding(NamedTuple):
    """What a number is, how sure that is, and its digits for comparing with declared ones."""

    kind: PrivateKind
    is_certain: bool
    digits: str


class _Window(NamedTuple):
    digits: str
    disguises: frozenset[str]
    is_rough: bool
    """It joins very short groups, which only a check digit can justify."""
    is_first: bool = False
    """Nothing but the words before the run stands in front of it."""


def numbers_in(candidate: Candidate, *, across_cells: bool = False) -> Iterator[Finding]:
    """Yield the private numbers of a run of digits; neighbours are tried alone and together.

    With `across_cells` only those that stand in two cells.
    """
    identity = ""
    for window in _windows(candidate.groups):
        # What is left of an identity number without an end is no number of its own.
        if window.digits in identity or (across_cells and "cells" not in window.disguises):
            continue
        for finding in _told(window, candidate):
            identity = window.digits if finding.kind.name == "identity" else identity
            yield finding
    for group in () if across_cells else candidate.groups:
        if len(group.digits) > _IDENTITY_LENGTH:
            yield from _inside(group.digits)


def masked_in(text: str) -> Iterator[Finding]:
    """Yield identity numbers of which too few characters are masked."""
    for pattern, is_certain in zip(_MASKED, (True, False), strict=True):
        for found in pattern.finditer(text):
            yield Finding(KINDS["identity"], is_certain, found.group())


def office_phones_in(candidate: Candidate) -> Iterator[str]:
    """Yield the digits of landlines that stand behind the name of an office."""
    if is_of_an_office(candidate.lead):
        for window in _windows(candidate.groups):
            if _is_landline(window, candidate.lead):
                yield window.digits[_MAIN_DIGITS]


def letters_in(text: str) -> Iterator[Finding]:
    """Yield passports and number plates of a plain text."""
    for found in _PASSPORT.finditer(text):
        told = _BESIDE["passport"].search(text[max(0, found.start() - 12) : found.start()])
        number = found.group().replace(" ", "").replace("-", "")
        if told or (number[0] in "EG" and not _DATE_LIKE.match(number)):
            yield Finding(KINDS["passport"], bool(told), number)
    for found in _PLATE.finditer(text):
        yield Finding(KINDS["plate"], KINDS["plate"].is_certain_in(frozenset()), found.group())


def has_identity_check_digit(number: str) -> bool:
    """Return whether the last character is the one GB 11643 asks for."""
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == number[-1]


def has_luhn_check_digit(number: str) -> bool:
    """Return whether digits fit the check of GB/T 15694."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - _TEN if value > _TEN else value
    return total % 10 == 0


def _windows(groups: tuple[Group, ...]) -> Iterator[_Window]:
    """Yield neighbouring groups as one number, the longest first, none longer than any number."""
    for start in range(len(groups)):
        digits = ""
        disguises: set[str] = set()
        shortest = _LONGEST
        for place in range(start, len(groups)):
            group = groups[place]
            digits += group.digits
            if len(digits) > _LONGEST:
                break
            disguises |= group.forms | (group.before if place > start else frozenset())
            shortest = min(shortest, len(group.digits))
            if len(digits) >= _SHORTEST:
                is_whole = start == 0 and place == len(groups) - 1
                is_rough = shortest < _SHORTEST_GROUP and place > start and not is_whole
                yield _Window(digits, frozenset(disguises), is_rough, start == 0)
                if groups[start].is_loose or group.is_loose:
                    yield from _trimmed(digits, frozenset(disguises))


def _trimmed(digits: str, disguises: frozenset[str]) -> Iterator[_Window]:
    """Yield a number without the numerals at its ends that are part of a word beside it."""
    for number in (digits[1:], digits[:-1], digits[1:-1]):
        if len(number) >= _SHORTEST:
            yield _Window(number, disguises, is_rough=False)


def _inside(digits: str) -> Iterator[Finding]:
    """Yield identity numbers to which other digits were glued.

    The number of a disability certificate is an identity number and two digits more.
    """
    is_certificate = len(digits) == _CERTIFICATE_LENGTH
    for start in range(len(digits) - _IDENTITY_LENGTH + 1):
        number = digits[start : start + _IDENTITY_LENGTH]
        if _IDENTITY.fullmatch(number) and has_identity_check_digit(number):
            is_certain = is_certificate and start == 0
            yield Finding(KINDS["identity"], is_certain, digits=number)


def _told(window: _Window, candidate: Candidate) -> Iterator[Finding]:
    digits = window.digits
    if _IDENTITY.fullmatch(digits) and has_identity_check_digit(digits):
        yield _finding("identity", window)
        return
    if window.is_rough or not digits.isdigit():
        return
    if candidate.is_glued and not _BESIDE["handle"].search(candidate.lead):
        return
    if _IDENTITY.fullmatch(digits) and _BESIDE["identity"].search(candidate.lead):
        # Mistyped, it still tells where and when somebody was born.
        yield _finding("identity", window)
        return
    if _MOBILE.fullmatch(digits):
        is_paper = bool(_BESIDE["paper"].search(candidate.lead))
        yield _finding("mobile", window, is_doubtful=is_paper)
    elif len(digits) == 15 and _OLD_IDENTITY.fullmatch(digits):  # noqa: PLR2004 - GB 11643-1989
        told = _BESIDE["identity"].search(candidate.lead)
        yield _finding("old_identity", window, is_doubtful=not told)
    else:
        yield from _cards(window, candidate)
        yield from _landlines(window, candidate)


def _cards(window: _Window, candidate: Candidate) -> Iterator[Finding]:
    digits = window.digits
    is_told = bool(_BESIDE["account"].search(candidate.lead))
    if is_card(digits):
        is_paper = bool(_BESIDE["paper"].search(candidate.lead)) and not is_told
        if not is_paper or _is_card_behind_paper(digits):
            yield _finding("card", window, is_doubtful=is_paper)
    elif is_told and _SHORTEST_ACCOUNT <= len(digits) <= _LONGEST:
        yield _finding("card", window, is_doubtful=True)


def _is_card_behind_paper(digits: str) -> bool:
    return bool(_BEHIND_PAPER.fullmatch(digits)) and not _PAPER_YEAR.match(digits)


def is_card(digits: str) -> bool:
    """Return whether digits are as long as a card's, begin like one and fit its check digit."""
    return (
        len(digits) in _CARD_LENGTHS
        and digits.startswith(_CARD_STARTS)
        and has_luhn_check_digit(digits)
    )


def _landlines(window: _Window, candidate: Candidate) -> Iterator[Finding]:
    if _is_landline(window, candidate.lead) and not is_of_an_office(candidate.lead):
        yield _finding("landline", window)


def _is_landline(window: _Window, lead: str) -> bool:
    if _LANDLINE.fullmatch(window.digits):
        return True
    is_told = window.is_first and _BESIDE["phone"].search(lead)
    return bool(is_told and _LOCAL.fullmatch(window.digits))


def is_of_an_office(lead: str) -> bool:
    """Return whether what stands before a number names an office, and no home."""
    return bool(_BESIDE["office"].search(lead)) and not _BESIDE["home"].search(lead)


def _finding(kind: str, window: _Window, *, is_doubtful: bool = False) -> Finding:
    told = KINDS[kind]
    is_certain = not is_doubtful and told.is_certain_in(window.disguises - {"brackets"})
    return Finding(told, is_certain, window.digits[_MAIN_DIGITS])
