"""What cannot be recomputed about records: their salts and the day they first were public.

It lives in ``content/.gongkai/records.json`` and belongs to the village's data, not to a cache.
"""

import json
import os
from pathlib import Path

from gongkai.model.record_state import RecordState

STATE_FILE = "content/.gongkai/records.json"
FORMAT_VERSION = 1


def read_record_states(root: Path) -> dict[str, RecordState]:
    """Return the states by record id; empty for a new village. ValueError for a newer format."""
    file = root / STATE_FILE
    if not file.exists():
        return {}
    raw = json.loads(file.read_text("utf-8"))
    if raw["format_version"] > FORMAT_VERSION:
        raise ValueError(STATE_FILE)
    return {id_: RecordState(*entry) for id_, entry in raw["records"].items()}


def write_record_states(root: Path, states: dict[str, RecordState]) -> None:
    """Write the states, one line a record, replacing the file in one step."""
    file = root / STATE_FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{json.dumps(id_)}:{json.dumps(states[id_], separators=(',', ':'))}" for id_ in sorted(states)
    ]
    body = ",\n".join(lines)
    fresh = file.with_suffix(".new")
    fresh.write_text(
        f'{{"format_version":{FORMAT_VERSION},"records":{{\n{body}\n}}}}\n', "utf-8", newline="\n"
    )
    os.replace(fresh, file)
