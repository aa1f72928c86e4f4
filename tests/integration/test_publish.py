"""A site is published to real places: what the public sees is whole, whatever happens."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gongkai.publish.journal import LOCK
from gongkai.publish.manifest import MANIFEST, read_manifest
from tests.tools.ftp_host import SECRET, FtpHost, ftp_host
from tests.tools.repository import ROOT
from tests.tools.sent_site import VARIABLE, Site, lay_out, numbered

OLD, NEW = numbered(1), numbered(2)
KILLS = 5
MANY_KILLS = 35
SORTS = (
    "folder",
    pytest.param("ftp", marks=pytest.mark.ftp),
    pytest.param("ftps", marks=pytest.mark.ftp),
)


@dataclass
class Place:
    """A place, how a village names it, and the folder in which all can be seen."""

    address: str
    seen: Path
    certificate: str = ""

    def shown(self) -> Site:
        """Return what the public sees."""
        return {
            address: data
            for address, data in self.lying().items()
            if address not in {MANIFEST, LOCK} and not address.endswith(("-new", ".new"))
        }

    def lying(self) -> Site:
        files = (path for path in self.seen.rglob("*") if path.is_file())
        return {path.relative_to(self.seen).as_posix(): path.read_bytes() for path in files}


@dataclass
class Village:
    """A village folder with a finished site, and one place to publish it to."""

    root: Path
    place: Place

    def process(self, site: Site, *, as_it_lies: bool = False) -> subprocess.Popen[str]:
        if not as_it_lies:
            lay_out(self.root / "site", site)
        words = (sys.executable, "-m", "tests.tools.sent_site", str(self.root))
        environment = {**os.environ, VARIABLE: SECRET, "PYTHONPATH": str(ROOT)}
        place = (self.place.address, self.place.certificate)
        return subprocess.Popen(
            (*words, *place),
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )

    def publish(self, site: Site, *, as_it_lies: bool = False) -> str:
        told, _ = self.process(site, as_it_lies=as_it_lies).communicate(timeout=120)
        return told.strip()


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, FtpHost]]:
    plain, secure = tmp_path_factory.mktemp("ftp"), tmp_path_factory.mktemp("ftps")
    with ftp_host(plain) as one, ftp_host(secure, is_secure=True) as two:
        yield {"ftp": one, "ftps": two}


@pytest.fixture
def village(request: pytest.FixtureRequest, tmp_path: Path) -> Village:
    sort = getattr(request, "param", "folder")
    root = tmp_path / "cun"
    root.mkdir()
    if sort == "folder":
        return Village(root, Place(str(tmp_path / "board"), tmp_path / "board"))
    host: FtpHost = request.getfixturevalue("hosts")[sort]
    name = f"{sort}{abs(hash(str(tmp_path)))}"
    certificate = ""
    if sort == "ftps":
        certificate = "host.crt"
        (root / certificate).write_bytes(host.certificate.read_bytes())
    return Village(
        root, Place(host.address(sort, f"pub/{name}"), host.root / "pub" / name, certificate)
    )


@pytest.mark.parametrize("village", SORTS, indirect=True)
def test_first_changed_and_unchanged(village: Village) -> None:
    assert village.publish(OLD) == f"sent 1: {len(OLD)} 0 0"
    assert village.place.shown() == OLD
    changed = sum(OLD.get(address) != data for address, data in NEW.items())
    gone = len(OLD.keys() - NEW.keys())
    assert gone
    assert village.publish(NEW) == f"sent 2: {changed} 0 {gone}"
    assert village.place.shown() == NEW
    assert village.publish(NEW) == "sent 2: 0 0 0"
    lying = village.place.lying()
    assert set(lying) == {*NEW, MANIFEST}
    there = read_manifest(lying[MANIFEST])
    assert (there.serial, set(there.files)) == (2, set(NEW))


def _kills(village: Village, count: int) -> None:
    """Kill a sending at random moments; look at what is seen; let the next one finish."""
    chance = random.Random(f"{village.place.address[:4]}")  # noqa: S311 - moments, no secrets
    village.publish(OLD)
    start = time.monotonic()
    village.publish(NEW)
    whole = time.monotonic() - start
    sites = [OLD, NEW]
    cut = 0
    for number in range(count):
        before, after = sites[(number + 1) % 2], sites[number % 2]
        process = village.process(after)
        time.sleep(chance.uniform(0.2, 0.95) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        cut += LOCK in village.place.lying()
        for address, data in village.place.shown().items():
            assert data in {before.get(address), after.get(address)}, address
        told = village.publish(after)
        assert told.startswith("sent"), told
        assert village.place.shown() == after
        assert set(village.place.lying()) == {*after, MANIFEST}
    assert cut or count < MANY_KILLS


@pytest.mark.parametrize("village", SORTS, indirect=True)
def test_killed_at_any_moment_nothing_is_half_and_the_next_run_finishes(village: Village) -> None:
    _kills(village, KILLS)


@pytest.mark.deep
@pytest.mark.parametrize("village", SORTS, indirect=True)
def test_killed_over_a_hundred_times(village: Village) -> None:
    _kills(village, MANY_KILLS)


@pytest.mark.ftp
@pytest.mark.parametrize("village", ["ftps"], indirect=True)
def test_a_host_that_nobody_vouches_for_is_not_trusted(village: Village) -> None:
    village.place.certificate = ""
    assert village.publish(OLD) == "U113"
    assert not village.place.seen.exists()


@pytest.mark.ftp
@pytest.mark.parametrize("village", ["ftp"], indirect=True)
def test_a_wrong_name_is_told(village: Village) -> None:
    village.place.address = village.place.address.replace("anonymous", "chen")
    assert village.publish(OLD) == "U112"


@pytest.mark.ftp
def test_a_host_with_one_line_is_enough(tmp_path: Path) -> None:
    root = tmp_path / "cun"
    root.mkdir()
    with ftp_host(tmp_path, most=1) as host:
        place = Place(host.address("ftp"), host.root / "pub" / "board")
        assert Village(root, place).publish(OLD) == f"sent 1: {len(OLD)} 0 0"
        assert place.shown() == OLD


def test_a_stick_that_is_not_there(village: Village, tmp_path: Path) -> None:
    village.place.address = str(tmp_path / "not-plugged" / "board")
    assert village.publish(OLD) == "U111"
    assert not (tmp_path / "not-plugged").exists()


@pytest.mark.parametrize("inside", ["site", "site/r", "content", "content/r", ".", ".gongkai/x"])
def test_a_place_inside_of_what_is_published_is_refused(village: Village, inside: str) -> None:
    village.place.address = str(village.root / inside)
    assert village.publish(OLD) == "U118"


def test_what_cannot_be_replaced_stops_before_any_page(village: Village) -> None:
    village.publish(OLD)
    blocked = village.place.seen / "d" / "2.pdf"
    blocked.mkdir()
    (blocked / "x").touch()
    assert village.publish(NEW) == "U116"
    (blocked / "x").unlink()
    assert village.place.shown() == OLD
    blocked.rmdir()
    assert village.publish(NEW).startswith("sent")
    assert village.place.shown() == NEW


def test_zip_file_holds_the_whole_and_is_the_same_again(village: Village, tmp_path: Path) -> None:
    file = tmp_path / "board.zip"
    village.place.address = str(file)
    assert village.publish(OLD) == f"sent 1: {len(OLD)} 0 0"
    first = file.read_bytes()
    assert village.publish(OLD) == "sent 1: 0 0 0"
    assert file.read_bytes() == first
    assert village.publish(NEW).startswith("sent 2")
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        held = {name: packed.read(name) for name in packed.namelist()}
    assert {name: data for name, data in held.items() if name != MANIFEST} == NEW
    assert list(held)[-1] == MANIFEST
    file.write_bytes(b"a letter")
    assert village.publish(OLD) == "U104"
    assert file.read_bytes() == b"a letter"


def test_what_was_put_into_the_finished_site_stops_all(village: Village) -> None:
    lay_out(village.root / "site", OLD)
    (village.root / "site" / "index.html").write_bytes(b"other")
    (village.root / "site" / "notes.txt").write_bytes(b"mine")
    told = village.publish(OLD, as_it_lies=True)
    assert told == "U102 index.html\nU102 notes.txt"
    assert not village.place.seen.exists()


@pytest.mark.parametrize(
    "page",
    [
        b'<img src="https://other.example/a.png">',
        b"<script async SRC = //other.example/a.js></script>",
        b'<link href="http://other.example/a.css" rel="stylesheet">',
        b"<video poster='https://other.example/a.jpg'></video>",
    ],
)
def test_a_page_that_fetches_from_elsewhere_stops_all(village: Village, page: bytes) -> None:
    assert village.publish({**OLD, "r/1.html": page}) == "U103 r/1.html"


def test_links_to_elsewhere_may_be_followed(village: Village) -> None:
    page = (
        b'<a href="https://other.example/">law</a><link rel="canonical" href="https://a.example/">'
        b'<img src="../f/1.webp">'
    )
    assert village.publish({**OLD, "r/1.html": page}).startswith("sent 1")
