"""Numbers that pass their own check, made when a test runs and stored in no file.

None is anybody's: no district has the code 999999, no bank the first digits 999999, and no
telephone the numbers from 199 9999 9990 on.
"""

from collections.abc import Mapping

from tests.tools.scan_ids import is_well_formed

_BODY = "999999" + "19900101" + "123"


def identity_number() -> str:
    """Return 18 characters that fit GB 11643."""
    return next(_BODY + last for last in "0123456789X" if is_well_formed(_BODY + last))


def bank_card(length: int = 19) -> str:
    """Return digits that fit the check of GB/T 15694."""
    body = ("999999" + "0123456789" * 2)[: length - 1]
    return next(body + str(last) for last in range(10) if _luhn_sum(body + str(last)) % 10 == 0)


def mobile_phone() -> str:
    """Return eleven digits such as mobile telephones have."""
    return "199" + "9999" + "9990"


def filled(text: str) -> str:
    """Return a text with the names of numbers in braces replaced by such numbers."""
    for name, number in _NUMBERS.items():
        text = text.replace("{" + name + "}", number)
    return text


def _luhn_sum(number: str) -> int:
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled)


_NUMBERS: Mapping[str, str] = {
    "identity": identity_number(),
    "card": bank_card(),
    "mobile": mobile_phone(),
}
