"""What cannot be recomputed about records: their salts and the day they first were public.

It lives in ``content/.gongkai/records.json`` and belongs to the village's data, not to a cache.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from gongkai.base.replace import replace_file
from gongkai.base.stored_json import parsed
from gongkai.model.record_state import RecordState

STATE_FILE = "content/.gongkai/records.json"
FORMAT_VERSION = 1


def read_record_states(root: Path) -> dict[str, RecordState]:
    """Return the states by record id; empty for a new village.

    ValueError for a newer format, and for a file that is damaged in any way.
    """
    file = root / STATE_FILE
    if not file.exists():
        return {}
    try:
        raw: Any = parsed(file.read_bytes())
        if raw["format_version"] > FORMAT_VERSION:
            raise ValueError(STATE_FILE)
        return _checked({id_: RecordState(*entry) for id_, entry in raw["records"].items()})
    except (OSError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(STATE_FILE) from error


def _checked(states: dict[str, RecordState]) -> dict[str, RecordState]:
    """Return the states; ValueError or TypeError when a salt or a day is none.

    All salts at once and every day once: there are ten thousand of them and many fewer days.
    """
    salts = [state.salt for state in states.values()]
    if any(len(salt) % 2 for salt in salts):
        raise ValueError(STATE_FILE)
    bytes.fromhex("".join(salts))
    for day in {state.first_public for state in states.values()}:
        date.fromisoformat(day)
    return states


def write_record_states(root: Path, states: dict[str, RecordState]) -> None:
    """Write the states, one line a record, replacing the file in one step."""
    # One encoder for all: `json.dumps` makes a new one each time.
    encoded = json.JSONEncoder(separators=(",", ":")).encode
    lines = [f"{encoded(id_)}:{encoded(states[id_])}" for id_ in sorted(states)]
    body = ",\n".join(lines)
    text = f'{{"format_version":{FORMAT_VERSION},"records":{{\n{body}\n}}}}\n'
    replace_file(root / STATE_FILE, text)
