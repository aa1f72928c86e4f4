"""Whether pages keep to the HTML standard, and which pages are worth asking about."""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.tools.repository import NODE_PACKAGES

HTML_VALIDATE = NODE_PACKAGES / "html-validate" / "bin" / "html-validate.mjs"

_ELEMENT = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'\s([a-z-]+)(?:="([^"]*)")?')


def pages_of(site: Path) -> list[Path]:
    """Return all pages of a site in a fixed order."""
    return sorted(site.rglob("*.html"))


def one_of_each(pages: Iterable[Path]) -> Iterator[Path]:
    """Yield the pages with an element, class or attributes that none before them has."""
    seen: set[tuple[str, ...]] = set()
    for page in pages:
        forms = {_form(*found) for found in set(_ELEMENT.findall(page.read_text("utf-8")))}
        if forms - seen:
            seen |= forms
            yield page


def html_faults(site: Path, pages: Iterable[Path]) -> list[str]:
    """Return what the standard does not allow: page, line, the rule's name and its words."""
    config = NODE_PACKAGES.parent / "html-validate.json"
    command = ["node", str(HTML_VALIDATE), "--config", str(config), "--formatter", "json"]
    names = [page.relative_to(site).as_posix() for page in pages]
    assert names
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:  # Node cuts a pipe at its end
        done = subprocess.run([*command, *names], cwd=site, stdout=told, check=False)
        told.seek(0)
        answer = told.read()
    assert done.returncode in {0, 1}, answer
    return [
        f"{Path(page['filePath']).name}:{one['line']} {one['ruleId']}: {one['message']}"
        for page in json.loads(answer)
        for one in page["messages"]
    ]


def _form(name: str, rest: str) -> tuple[str, ...]:
    given = dict(_ATTRIBUTE.findall(rest))
    return name, given.get("class", ""), *sorted(given)
