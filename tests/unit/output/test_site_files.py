"""Which files of a site stay: those that lie there as they were written, and sets only whole."""

from pathlib import Path

import pytest

from gongkai.output.site_files import SiteFiles
from gongkai.output.site_state import SiteFile

STRIPS = ("t/a-10.png", "t/a-2.png", "t/b-1.png", "r/a.html")


@pytest.fixture
def known(tmp_path: Path) -> dict[str, SiteFile]:
    first = SiteFiles(tmp_path, {})
    for address in STRIPS:
        first.write(address, address.encode(), "k", address[2])
    assert first.written == len(STRIPS)
    return first.files


def test_a_file_stays_under_its_key_alone(tmp_path: Path, known: dict[str, SiteFile]) -> None:
    site = SiteFiles(tmp_path, known)
    assert not site.keep("r/a.html", "another")
    assert not site.keep("r/nobody.html", "k")
    assert site.keep("r/a.html", "k")
    assert (site.files, site.written) == ({"r/a.html": known["r/a.html"]}, 0)


def test_a_file_that_somebody_changed_does_not_stay(
    tmp_path: Path, known: dict[str, SiteFile]
) -> None:
    (tmp_path / "r/a.html").write_bytes(b"something longer")
    assert not SiteFiles(tmp_path, known).keep("r/a.html", "k")


def test_of_several_files_all_stay_or_none(tmp_path: Path, known: dict[str, SiteFile]) -> None:
    whole = SiteFiles(tmp_path, known)
    assert whole.keep_all(STRIPS[:2], "k")
    assert set(whole.files) == set(STRIPS[:2])
    (tmp_path / STRIPS[0]).unlink()
    torn = SiteFiles(tmp_path, known)
    assert not torn.keep_all(STRIPS[:2], "k")
    assert not torn.keep_all((), "k")
    assert torn.files == {}


def test_files_of_one_source_stand_in_the_order_of_their_numbers(
    tmp_path: Path, known: dict[str, SiteFile]
) -> None:
    found = SiteFiles(tmp_path, known).known_by_source("t/")
    assert found == {"a": ["t/a-2.png", "t/a-10.png"], "b": ["t/b-1.png"]}
