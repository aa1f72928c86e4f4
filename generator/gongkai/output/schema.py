"""Give editors what they need to help with record files: schemas, and settings that use them.

The conventions are those of the YAML extension for VS Code. What a person has set up in the
folder stays: settings are merged, and a file that is not plain JSON is left alone.
"""

import json
import tomllib
from pathlib import Path
from typing import Any, Final, NamedTuple

from gongkai.model.schema import Schema, record_schema, settings_schema

FOLDER: Final = ".vscode"
EXTENSION: Final = "redhat.vscode-yaml"
_PLACES: Final[dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "editor_zh.toml").read_text("utf-8")
)["schemas"]
_RECORDS, _CONFIG = _PLACES


class EditorFiles(NamedTuple):
    """What was written, and what was left alone because it could not be merged."""

    written: tuple[str, ...]
    left: tuple[str, ...]


def write_editor_files(root: Path) -> EditorFiles:
    """Write both schemas below a village folder and switch them on in its editor settings."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Any] = {
        _RECORDS: record_schema(),
        _CONFIG: settings_schema(),
        "settings.json": _merged(folder / "settings.json", _settings()),
        "extensions.json": _merged(folder / "extensions.json", {"recommendations": [EXTENSION]}),
    }
    for name, data in made.items():
        if data is not None:
            _write(folder / name, data)
    written = tuple(f"{FOLDER}/{name}" for name, data in made.items() if data is not None)
    left = tuple(f"{FOLDER}/{name}" for name, data in made.items() if data is None)
    return EditorFiles(written, left)


def _settings() -> dict[str, Any]:
    # Files of other programs bear the same names: only our own schemas are to judge them.
    schemas = {f"./{FOLDER}/{name}": places for name, places in _PLACES.items()}
    return {"yaml.schemas": schemas, "yaml.schemaStore.enable": False, "files.encoding": "utf8"}


def _merged(file: Path, ours: dict[str, Any]) -> dict[str, Any] | None:
    """Return a file's settings with ours added, or None when they cannot be read as JSON."""
    if not file.exists():
        return ours
    try:
        theirs = json.loads(file.read_text("utf-8-sig"))
    except ValueError:
        return None
    return _joined(theirs, ours)


def _joined(theirs: Any, ours: dict[str, Any]) -> dict[str, Any] | None:
    """Return both together: a person's own value wins, save for the places of our schemas."""
    if not isinstance(theirs, dict):
        return None
    joined = dict(theirs)
    for key, value in ours.items():
        held = joined.get(key)
        if isinstance(value, dict) and held is not None:
            if not isinstance(held, dict):
                return None
            joined[key] = held | value
        elif isinstance(value, list) and held is not None:
            if not isinstance(held, list):
                return None
            joined[key] = held + [one for one in value if one not in held]
        else:
            joined.setdefault(key, value)
    return joined


def _write(file: Path, data: Schema) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    file.write_text(f"{text}\n", "utf-8", newline="\n")
