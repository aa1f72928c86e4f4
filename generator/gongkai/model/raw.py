"""A record as it was read, before it is checked: what `load` hands to `validate`."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.model.part import Raw


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A file's keys and values as text, with the SHA-256 of its bytes in hex.

    ``body`` is the Markdown under the front matter, from line ``body_line`` of the file on; None
    for a ``.yml`` file. A key that was left empty has the value None.
    """

    data: Mapping[str, Raw]
    body: str | None
    digest: str
    body_line: int = 0
