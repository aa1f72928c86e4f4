"""What cannot be recomputed about a record."""

from typing import NamedTuple


class RecordState(NamedTuple):
    """A record's salt (32 hex digits) and the day it first was public, ISO."""

    salt: str
    first_public: str
