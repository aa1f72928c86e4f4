"""Addresses of a site's files that every host can hold, and no file outside of it."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"[a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*)*")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST: Final = 120


class UnsafeAddressError(Exception):
    """An address that some host or Windows could not hold: our bug, or another's manifest."""


def check_address(address: str) -> None:
    """Raise UnsafeAddressError unless the address works on every host and on Windows."""
    is_plain = _ADDRESS.fullmatch(address) and len(address) <= _LONGEST
    if not is_plain or any(_RESERVED.fullmatch(part) for part in address.split("/")):
        raise UnsafeAddressError(address)
