"""A site is sent whole and in order, whatever fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.publish.journal import LOCK
from gongkai.publish.limits import limits
from gongkai.publish.manifest import MANIFEST, read_manifest, sent_manifest
from gongkai.publish.ownership import Allowed, RefusedError, Sender
from gongkai.publish.sending import Sent, send
from gongkai.publish.target import TargetError, Trouble
from tests.tools.fake_target import Host, PulledError, at, dropped, never
from tests.tools.sending_computer import LATER, NEW, OLD, SITE, Computer, built, published, shown
from tests.tools.sent_site import Site

LAST = ("write", "index.html")


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_first_sending_puts_everything_there(computer: Computer) -> None:
    host = Host()
    assert computer.publish(host, OLD) == Sent(1, len(OLD))
    assert shown(host) == OLD
    assert LOCK not in host.files
    there = read_manifest(host.files[MANIFEST])
    assert (there.site, there.serial) == (SITE, 1)


def test_only_what_changed_is_sent_and_in_order(computer: Computer) -> None:
    host = published(computer)
    assert computer.publish(host, NEW) == Sent(2, 6, 0, 1)
    assert shown(host) == NEW
    assert host.asked("write") == [
        LOCK,
        "d/c.pdf",
        "r/a.html",
        "r/c.html",
        "caiwu/index.html",
        "index.html",
        "feed.xml",
        MANIFEST,
    ]
    assert host.asked("remove") == ["r/b.html", LOCK]
    ends = [host.calls.index(("write", MANIFEST)), host.calls.index(("remove", "r/b.html"))]
    assert ends == sorted(ends)


def test_nothing_new_sends_nothing(computer: Computer) -> None:
    host = published(computer)
    assert computer.publish(host, OLD) == Sent(1)
    assert host.calls == [("read", LOCK), ("read", MANIFEST)]


def _links(data: bytes) -> list[str]:
    _, _, links = data.decode().partition(" -> ")
    return links.split()


def _watch(host: Host, sites: tuple[Site, ...]) -> None:
    """Make a host look, after every call, for half files and for links that lead nowhere."""

    def look() -> None:
        for address, data in shown(host).items():
            assert data in {site.get(address) for site in sites}, address
            for link in _links(data):
                assert link in host.files, (address, link)

    host.seen = look


def _calls_of(computer: Computer, site: Site) -> int:
    host = published(computer)
    computer.publish(host, site)
    return len(host.calls)


def _every_call(site: Site, folder: Path) -> Iterator[int]:
    yield from range(1, _calls_of(Computer(folder, "counting"), site) + 1)


@pytest.mark.parametrize("is_done", [False, True])
def test_whatever_call_is_the_last_one_the_next_run_finishes(
    tmp_path: Path, *, is_done: bool
) -> None:
    for number in _every_call(NEW, tmp_path):
        computer = Computer(tmp_path, f"pulled-{is_done}-{number}")
        host = published(computer)
        host.does_first = is_done
        _watch(host, (OLD, NEW))
        host.fails = at(number, PulledError)
        with pytest.raises(PulledError):
            computer.publish(host, NEW)
        host.fails = never
        computer.publish(host, NEW)
        assert shown(host) == NEW, number
        assert LOCK not in host.files


def test_whatever_call_is_the_last_one_a_third_site_comes_out_whole(tmp_path: Path) -> None:
    """What a cut sending left must not stay where the next site goes back to the first."""
    for number in _every_call(NEW, tmp_path):
        computer = Computer(tmp_path, f"third-{number}")
        host = published(computer)
        host.fails = at(number, PulledError)
        with pytest.raises(PulledError):
            computer.publish(host, NEW)
        host.fails = never
        computer.publish(host, LATER)
        assert shown(host) == LATER, number
        # Another computer knows nothing of what arrived, only of what may have.
        assert computer.publish(host, LATER).sent == 0


def test_whatever_call_is_the_last_one_another_computer_can_go_on(tmp_path: Path) -> None:
    for number in _every_call(NEW, tmp_path):
        first, second = Computer(tmp_path, f"a-{number}"), Computer(tmp_path, f"b-{number}")
        host = published(first)
        host.fails = at(number, PulledError)
        with pytest.raises(PulledError):
            first.publish(host, NEW)
        host.fails = never
        meant = Allowed(takes_over=True, unlocks=True)
        second.publish(host, LATER, meant)
        assert shown(host) == LATER, number


@pytest.mark.parametrize("is_done", [False, True])
def test_a_dropped_line_is_taken_up_again(tmp_path: Path, *, is_done: bool) -> None:
    for number in _every_call(NEW, tmp_path):
        computer = Computer(tmp_path, f"dropped-{is_done}-{number}")
        host = published(computer)
        host.does_first = is_done
        _watch(host, (OLD, NEW))
        host.fails = at(number, dropped)
        computer.publish(host, NEW)
        assert shown(host) == NEW, number


def test_a_line_that_stays_down_ends_the_sending(computer: Computer) -> None:
    host = published(computer)
    host.fails = lambda call: dropped() if call > 6 else None
    with pytest.raises(TargetError) as caught:
        computer.publish(host, NEW)
    assert caught.value.trouble is Trouble.DROPPED
    assert len(host.calls) == 6 + limits().tries


def test_a_full_disk_is_not_tried_again(computer: Computer) -> None:
    host = published(computer)
    host.fails = at(7, lambda: TargetError(Trouble.FULL))
    with pytest.raises(TargetError):
        computer.publish(host, NEW)
    assert len(host.calls) == 7


def test_resumed_sending_sends_only_the_rest(computer: Computer) -> None:
    host = published(computer)
    host.fails = lambda _call: PulledError() if host.calls[-1] == LAST else None
    with pytest.raises(PulledError):
        computer.publish(host, NEW)
    host.fails = never
    host.calls.clear()
    done = computer.publish(host, NEW)
    assert (done.sent, done.resumed) == (2, 4)
    assert host.asked("write") == [LOCK, "index.html", "feed.xml", MANIFEST]


@pytest.mark.parametrize("lanes", [2, 5])
def test_several_connections_give_the_same(computer: Computer, lanes: int) -> None:
    host = Host()
    computer.publish(host, OLD, lanes=lanes)
    computer.publish(host, NEW, lanes=lanes)
    assert shown(host) == NEW
    pages = host.asked("write")
    assert max(map(pages.index, ("r/a.html", "r/c.html"))) < len(pages) - 3


def test_a_file_changed_since_the_build_stops_the_sending(tmp_path: Path) -> None:
    out = tmp_path / "site"
    bundle = built(out, NEW)
    (out / "r/c.html").write_bytes(b"c 3")
    host, computer = Host(), Computer(tmp_path)
    sender = Sender(SITE, 0, "run", "", "", tmp_path / "n", computer.keep, lambda _since: None)
    with pytest.raises(RefusedError) as caught:
        send(bundle, host.connect, sender, most_lanes=1)
    assert (caught.value.reason, caught.value.facts) == ("changed", {"file": "r/c.html"})
    assert MANIFEST not in host.files


def test_a_sent_manifest_says_whose_and_the_how_manieth(tmp_path: Path) -> None:
    manifest = built(tmp_path, OLD).manifest
    sent = read_manifest(sent_manifest(manifest, SITE, 12))
    assert (sent.site, sent.serial, sent.files) == (SITE, 12, manifest.files)
    assert manifest.site == ""
