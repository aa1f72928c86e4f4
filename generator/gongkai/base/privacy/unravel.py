"""Numbers that somebody took apart or wrote in another way: any signs between, codes, letters.

What stands here is rarer than the disguises of `fold` and is looked for only where a text gives
cause. An identity number is told by its check digit; a mobile number only by its shape, so that
it is never more than suspected.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from gongkai.base.privacy.catalogue import KINDS, NUMBERS
from gongkai.base.privacy.numbers import Finding, has_identity_check_digit, is_card

_IDENTITY: Final = re.compile(NUMBERS["identity"])
_MOBILE: Final = re.compile(NUMBERS["mobile"])
_LENGTH: Final = 18
# Whatever stands between: commas, brackets, quotes, line breaks. Words never do.
_APART: Final = re.compile(r"(?<![\w.])[0-9]{1,17}(?:[\W_]{1,8}[0-9]{1,17})+[Xx]?(?!\w)")
_GROUP: Final = re.compile(r"[0-9]+[Xx]?")
_PHONE_GROUPS: Final = ([3, 4, 4], [3, 3, 5], [4, 3, 4], [1] * 11)
_LIKE_DIGITS: Final = re.compile(r"(?<![A-Za-z0-9])[0-9OoIl]{11,18}[Xx]?(?![A-Za-z0-9])")
_LETTERS: Final = str.maketrans("OoIl", "0011")
_FOUR: Final = 4
_MOST_LETTERS: Final = 4
_REVERSED: Final = re.compile(r"(?<![A-Za-z0-9])[0-9Xx][0-9]{17}(?![A-Za-z0-9])")
# Pieces of digits at the end of one line and the beginning of the next, each as long as people
# take numbers apart; amounts are none. What begins with a literal is found fastest.
_MEETING: Final = re.compile(r"\n(?<=[0-9]{3}\n)(?=[0-9]{3})")
_ENDING: Final = re.compile(r"(?<![0-9.,])[0-9]{3,15}$")
_GOING_ON: Final = re.compile(
    r"\n([0-9]{3,15}[Xx]?)(?![0-9.,])(?:\n([0-9]{3,12}[Xx]?)(?![0-9.,]))?"
)
_ESCAPED: Final = re.compile(r"\\(?:u00|x)([0-9A-Fa-f]{2})")
_PACKED: Final = re.compile(r"base64,\s*([A-Za-z0-9+/]{8,}={0,2})")


# Three groups with signs between, two long ones, or letters among digits. It begins with a digit:
# such a pattern passes over a text four times faster than one that may begin with a letter too.
_CAUSE: Final = re.compile(
    r"[0-9](?:[^\w\s.-]{1,3}[0-9]{1,17}[^\w\s.-]{1,3}[0-9]|[0-9]{5}[\W_]{1,8}[0-9]{5}"
    r"|[0-9]{3}[OoIl])"
)
_CODES: Final = ("%3", "%20", "\\u003", "\\x3", "base64,")


def may_unravel(text: str) -> bool:
    """Return whether a text gives cause to look for rarer disguises."""
    if "%" in text or "\\" in text or "base64," in text:
        return bool(_CAUSE.search(text)) or any(code in text for code in _CODES)
    return bool(_CAUSE.search(text))


def unravelled(text: str) -> Iterator[Finding]:
    """Yield kind, certainty and digits of what stands in a plain text in rarer disguises."""
    yield from _taken_apart(text)
    for found in _LIKE_DIGITS.finditer(text):
        number = found.group().translate(_LETTERS).upper()
        letters = sum(sign in "OoIl" for sign in found.group())
        if 0 < letters <= _MOST_LETTERS:
            yield from _told(number)
    for found in _REVERSED.finditer(text):
        if _is_identity(number := found.group()[::-1].upper()):
            yield Finding(KINDS["identity"], is_certain=False, digits=number)


def holds_broken_identity(text: str) -> bool:
    """Return whether an identity number stands in two or three lines that follow each other.

    So a number in two fonts, or broken at the end of a line, reads on a finished sheet. Numbers
    of other kinds have no check digit strong enough: in a table digits meet digits everywhere.
    """
    text = text.replace(" ", "")
    for meeting in _MEETING.finditer(text):
        place = meeting.start()
        ending = _ENDING.search(text[max(0, place - _LENGTH) : place])
        going_on = _GOING_ON.match(text, place)
        if ending and going_on:
            two = ending.group() + going_on[1]
            if _is_identity(two.upper()) or _is_identity((two + (going_on[2] or "")).upper()):
                return True
    return False


def decoded(text: str) -> str:
    """Return what a text says in the codes of links and scripts; "" when it holds none."""
    found = []
    if "%" in text and (plain := unquote(text)) != text:
        found.append(plain)
    if "\\" in text and _ESCAPED.search(text):
        found.append(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
    for code in _PACKED.findall(text) if "base64," in text else ():
        try:
            found.append(base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8"))
        except (binascii.Error, UnicodeDecodeError):
            continue
    return "\n".join(found)


def _taken_apart(text: str) -> Iterator[Finding]:
    for found in _APART.finditer(text):
        groups = _GROUP.findall(found.group())
        whole = "".join(groups)
        sizes = [len(group) for group in groups]
        if sizes in _PHONE_GROUPS and _MOBILE.fullmatch(whole):
            yield Finding(KINDS["mobile"], is_certain=False, digits=whole)
        if set(sizes[:-1]) == {_FOUR} and is_card(whole):
            yield Finding(KINDS["card"], is_certain=False, digits=whole)
        for number in _neighbours(groups):
            yield Finding(KINDS["identity"], is_certain=len(number) == len(whole), digits=number)


def _neighbours(groups: list[str]) -> Iterator[str]:
    """Yield every identity number that groups beside one another make."""
    for start in range(len(groups) - 1):
        number = ""
        for group in groups[start:]:
            number += group
            if len(number) >= _LENGTH:
                break
        if _is_identity(number.upper()):
            yield number


def _told(number: str) -> Iterator[Finding]:
    if _is_identity(number):
        yield Finding(KINDS["identity"], is_certain=True, digits=number)
    elif _MOBILE.fullmatch(number):
        yield Finding(KINDS["mobile"], is_certain=False, digits=number)


def _is_identity(number: str) -> bool:
    return bool(_IDENTITY.fullmatch(number)) and has_identity_check_digit(number)
