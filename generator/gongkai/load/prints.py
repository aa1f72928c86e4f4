"""What was printed, kept in ``content/.gongkai/prints.json``: it cannot be found out anew."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongkai.base.replace import replace_file
from gongkai.base.stored_json import parsed
from gongkai.model.prints import Print, SheetName

PRINTS_FILE = "content/.gongkai/prints.json"
FORMAT_VERSION = 1


def read_prints(root: Path) -> dict[SheetName, Print]:
    """Return the newest print of every sheet; empty for a village that never printed.

    ValueError for a newer format, and for a file that is damaged in any way.
    """
    file = root / PRINTS_FILE
    if not file.exists():
        return {}
    try:
        raw: Any = parsed(file.read_bytes())
        if raw["format_version"] > FORMAT_VERSION:
            raise ValueError(PRINTS_FILE)
        return {SheetName(*row[:4]): Print(*row[4:]) for row in raw["prints"]}
    except (OSError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(PRINTS_FILE) from error


def write_prints(root: Path, prints: Mapping[SheetName, Print]) -> None:
    """Write the prints, one line each, replacing the file in one step."""
    encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    body = ",\n".join(encoded([*name, *prints[name]]) for name in sorted(prints))
    text = f'{{"format_version":{FORMAT_VERSION},"prints":[\n{body}\n]}}\n'
    replace_file(root / PRINTS_FILE, text)
