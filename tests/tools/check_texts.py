"""Check that text files are UTF-8, parse (TOML, YAML) and end in exactly one newline."""

import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from tests.tools.repository import ROOT, files_to_check

# Bad villages are faulty on purpose.
FAULTY_ON_PURPOSE = ROOT / "tests" / "villages" / "bad"
PLAIN = {".css", ".html", ".js", ".json", ".md", ".py", ".sh", ".svg", ".tsv", ".txt"}


def faults_of(path: Path) -> Iterator[str]:
    """Yield what is wrong with one text file, in plain words."""
    if path.suffix not in PLAIN | PARSERS.keys() or path.is_relative_to(FAULTY_ON_PURPOSE):
        return
    try:
        text = path.read_bytes().decode("utf-8")
        PARSERS.get(path.suffix, str)(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as fault:
        yield f"cannot be read: {fault}"
        return
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield "does not end in exactly one newline"
    if "\r" in text:
        yield "has carriage returns"


def _read_yaml(text: str) -> None:
    list(yaml.compose_all(text, Loader=yaml.SafeLoader))


PARSERS: dict[str, Callable[[str], object]] = {
    ".toml": tomllib.loads,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
}


if __name__ == "__main__":
    faults = [
        f"{path}: {fault}" for path in files_to_check(sys.argv[1:]) for fault in faults_of(path)
    ]
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(bool(faults))
