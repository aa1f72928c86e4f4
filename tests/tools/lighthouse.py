"""What Lighthouse, as a phone on a weak net, thinks of a page."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.tools.repository import NODE_PACKAGES

LIGHTHOUSE = NODE_PACKAGES / "lighthouse" / "cli" / "index.js"
TRIES = 3  # what else a computer does in the background takes from the speed of one try

_BROWSER = "--headless=new --no-sandbox --disable-gpu --no-first-run"
_QUIET = "--disable-background-networking --disable-component-update --disable-sync"
# Mobile is what it takes by itself: a slow phone (four times slower than here) on slow 4G.
_OPTIONS = (
    "--quiet",
    "--output=json",
    "--disable-full-page-screenshot",
    "--no-enable-error-reporting",
    f"--chrome-flags={_BROWSER} {_QUIET}",
)


@dataclass(frozen=True)
class Seen:
    """One look: points out of 100 by category, and what took points away."""

    points: dict[str, int]
    lost: tuple[str, ...]

    def reaches(self, bounds: dict[str, int]) -> bool:
        return all(self.points[name] >= least for name, least in bounds.items())


def best_look(address: str, chromium: str, bounds: dict[str, int], folder: Path) -> Seen:
    """Return the first look of three that reaches the bounds, or the quickest when none does."""
    looks: list[Seen] = []
    while len(looks) < TRIES and not (looks and looks[-1].reaches(bounds)):
        looks.append(look(address, chromium, folder))
    return looks[-1] if looks[-1].reaches(bounds) else max(looks, key=_speed)


def look(address: str, chromium: str, folder: Path) -> Seen:
    """Return what one look at a page gives; what Lighthouse writes goes into a folder."""
    told = folder / "lighthouse.json"
    command = ["node", str(LIGHTHOUSE), address, *_OPTIONS, f"--output-path={told}"]
    done = subprocess.run(
        command,
        env=os.environ | {"CHROME_PATH": chromium},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return _read(json.loads(told.read_text("utf-8")))


def _speed(seen: Seen) -> int:
    return seen.points["performance"]


def _read(report: dict[str, Any]) -> Seen:
    assert report.get("runtimeError") is None, report["runtimeError"]
    points, lost = {}, []
    for name, category in report["categories"].items():
        points[name] = round(category["score"] * 100)
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                lost.append(f"{audit['id']}: {audit.get('displayValue') or audit['title']}")
    return Seen(points, tuple(lost))
