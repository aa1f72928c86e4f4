"""Publish a small site from a process of its own, which a test may kill.

`python -m tests.tools.sent_site VILLAGE ADDRESS CERTIFICATE` prints what became of
it: ``sent SERIAL: SENT RESUMED REMOVED``, or the codes of the problems.
"""

import hashlib
import json
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from gongkai.model.publishing import PublishTarget
from gongkai.publish.manifest import MANIFEST
from gongkai.publish.memory import memory_of
from gongkai.publish.ownership import Allowed
from gongkai.publishing import Sending, finished_bundle, publish_to

Site: TypeAlias = dict[str, bytes]
VARIABLE = "GONGKAI_TEST_SECRET"
_PAGES = 40
_SIZE = 3000


def numbered(number: int) -> Site:
    """Return a site of a number: pages of it, one page only it has, files of every sort."""
    mark = f"site {number} ".encode()
    pages = {f"r/{page}.html": mark * _SIZE for page in range(_PAGES)}
    lists = {"index.html": mark, "caiwu/index.html": mark * 9, "feed.xml": mark}
    same = {"assets/board.css": b"style", "f/1.webp": b"photo"}
    return {**pages, **lists, **same, f"r/only-{number}.html": mark, f"d/{number}.pdf": mark * 50}


def lay_out(out: Path, site: Site) -> None:
    """Write a site as a build does."""
    shutil.rmtree(out, ignore_errors=True)
    rows = []
    for address, data in sorted(site.items()):
        file = out / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        rows.append(json.dumps({"path": address, "size": len(data), "sha256": sha256}))
    body = ",\n".join(rows)
    text = f'{{"format_version":1,"files":[\n{body}\n]}}\n'
    (out / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def main(root: Path, address: str, certificate: str) -> None:
    """Publish and print what became of it."""
    bundle, problems = finished_bundle(root / "site")
    if bundle is None:
        for one in problems:
            print(one.code, one.facts["page"])
        return
    target = PublishTarget.model_validate(
        {
            "name": "board",
            "address": address,
            "secret_variable": VARIABLE,
            "certificate": certificate,
        }
    )
    now = datetime.fromisoformat("2026-11-20T02:00")
    sending = Sending("", now, Allowed())
    for outcome in publish_to([target], bundle, memory_of(root), sending):
        if sent := outcome.sent:
            print(f"sent {sent.serial}: {sent.sent} {sent.resumed} {sent.removed}")
        else:
            print(*(one.code for one in outcome.problems))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
