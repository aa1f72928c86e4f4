"""Nobody's site is wiped or mixed: not another's, not a later one, not by two at a time."""

from pathlib import Path

import pytest

from gongkai.publish.journal import LOCK, Note, read_note
from gongkai.publish.manifest import MANIFEST
from gongkai.publish.ownership import Allowed, RefusedError
from tests.tools.fake_target import Host, PulledError, never
from tests.tools.sending_computer import LATER, NEW, OLD, SITE, Computer, published, shown


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_a_foreign_page_is_not_overwritten(computer: Computer) -> None:
    host = Host({"index.html": b"a shop"})
    with pytest.raises(RefusedError) as caught:
        computer.publish(host, OLD)
    assert caught.value.reason == "foreign"
    assert host.files == {"index.html": b"a shop"}
    computer.publish(host, OLD, Allowed(takes_over=True))
    assert shown(host) == OLD


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b"not json",
        b'{"files":[{"path":"../a","size":1,"sha256":"a"}]}',
        b'{"format_version":1,"site":"other","serial":3,"files":[]}',
    ],
)
def test_the_manifest_of_another_site_stops_all(computer: Computer, manifest: bytes) -> None:
    host = Host({MANIFEST: manifest, "x.html": b"x"})
    with pytest.raises(RefusedError) as caught:
        computer.publish(host, OLD)
    assert caught.value.reason == "foreign"
    assert host.files == {MANIFEST: manifest, "x.html": b"x"}


def test_another_computers_later_sending_stops_all(tmp_path: Path) -> None:
    one, two = Computer(tmp_path, "one"), Computer(tmp_path, "two")
    host = published(one)
    two.known = 1
    two.publish(host, NEW)
    with pytest.raises(RefusedError) as caught:
        one.publish(host, LATER)
    assert (caught.value.reason, caught.value.facts) == ("newer", {"there": "2", "here": "1"})
    assert shown(host) == NEW
    assert one.publish(host, LATER, Allowed(takes_over=True)).serial == 3


def test_a_shrunken_site_is_refused(computer: Computer) -> None:
    host = published(computer)
    small = {one: data for one, data in OLD.items() if not one.startswith("r/")}
    with pytest.raises(RefusedError) as caught:
        computer.publish(host, small)
    assert (caught.value.reason, caught.value.facts) == ("emptied", {"gone": "2", "pages": "5"})
    assert shown(host) == OLD
    computer.publish(host, small, Allowed(removals=True))
    assert shown(host) == small


def test_who_is_sending_keeps_others_out(tmp_path: Path) -> None:
    one, two = Computer(tmp_path, "one"), Computer(tmp_path, "two")
    host = published(one)
    two.known = 1
    host.fails = lambda _call: PulledError() if host.calls[-1][1] == "r/a.html" else None
    with pytest.raises(PulledError):
        one.publish(host, NEW)
    host.fails = never
    with pytest.raises(RefusedError) as caught:
        two.publish(host, NEW)
    facts = {"by": "one", "since": "2026-11-20T10:00"}
    assert (caught.value.reason, caught.value.facts) == ("locked", facts)
    two.publish(host, NEW, Allowed(unlocks=True))
    assert shown(host) == NEW


def test_two_at_the_same_moment_do_not_both_go_on(computer: Computer) -> None:
    host = published(computer)
    other = Note(SITE, "other", "two", "2026-11-20T10:01")

    def overtaken() -> None:
        if LOCK in host.files and read_note(host.files[LOCK]).run != "other":
            host.files[LOCK] = other.told()

    host.seen = overtaken
    with pytest.raises(RefusedError) as caught:
        computer.publish(host, NEW)
    assert caught.value.facts["by"] == "two"
    assert shown(host) == OLD


def test_a_damaged_note_keeps_nobody_out(computer: Computer) -> None:
    host = published(computer)
    host.files[LOCK] = b'{"site":"x","touched":["../../etc/passwd"]}'
    assert computer.publish(host, NEW, Allowed(unlocks=True)).sent == 6
    assert shown(host) == NEW
    assert "../../etc/passwd" not in host.asked("remove")
