"""A computer from which a small site is sent to a place in memory, and what it remembers."""

from pathlib import Path

from gongkai.publish.journal import LOCK
from gongkai.publish.manifest import MANIFEST, read_manifest
from gongkai.publish.ownership import Allowed, Sender
from gongkai.publish.sending import Bundle, Sent, send
from tests.tools.fake_target import Host
from tests.tools.sent_site import Site, lay_out

OLD: Site = {
    "index.html": b"home 1",
    "zhangbei.html": b"large home 1",
    "caiwu/index.html": b"list 1 -> r/a.html",
    "r/a.html": b"a 1",
    "r/b.html": b"b 1",
    "assets/board.css": b"style",
    "feed.xml": b"news 1",
    "f/photo.webp": b"photo",
}
NEW: Site = OLD | {
    "index.html": b"home 2 -> r/c.html",
    "caiwu/index.html": b"list 2 -> r/a.html r/c.html",
    "r/a.html": b"a 2",
    "r/c.html": b"c 2",
    "d/c.pdf": b"sheet of c",
    "feed.xml": b"news 2",
}
del NEW["r/b.html"]
LATER: Site = NEW | {"r/a.html": OLD["r/a.html"], "index.html": b"home 3"}
SITE = "5" * 32


class Computer:
    """A computer from which a village is published, with what it remembers."""

    def __init__(self, folder: Path, name: str = "one") -> None:
        self.folder = folder / name
        self.known = 0
        self.runs = 0
        self.name = name

    def publish(
        self, host: Host, site: Site, allowed: Allowed | None = None, lanes: int = 1
    ) -> Sent:
        self.runs += 1
        out = self.folder / f"site-{self.runs}"
        sender = Sender(
            site=SITE,
            known=self.known,
            run=f"{self.name}-{self.runs}",
            by=self.name,
            since="2026-11-20T10:00",
            notes=self.folder / "notes.jsonl",
            keep=self.keep,
            minutes_since=lambda _since: 5.0,
            allowed=allowed or Allowed(),
        )
        return send(built(out, site), host.connect, sender, most_lanes=lanes)

    def keep(self, serial: int) -> None:
        self.known = serial


def built(out: Path, site: Site) -> Bundle:
    """Return a site as a build leaves it."""
    lay_out(out, site)
    return Bundle(read_manifest((out / MANIFEST).read_bytes()), out)


def shown(host: Host) -> Site:
    return {one: data for one, data in host.files.items() if one not in {MANIFEST, LOCK}}


def published(computer: Computer) -> Host:
    host = Host()
    computer.publish(host, OLD)
    host.calls.clear()
    return host
