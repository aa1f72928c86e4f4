"""The list of doubts lies neither in the site, nor in its sources, nor in the cache."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from gongkai.command_words import WrongUseError, is_inside_what_is_published
from gongkai.doubt_commands import doubts
from gongkai.preparation import prepare
from tests.tools.good_village import contents, lay_out_good


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return lay_out_good(tmp_path / "v")


def run(village: Path, *words: str) -> str:
    wanted = ["--folder", str(village), "--as-of", "2026-11-20", *words]
    done = CliRunner().invoke(doubts, wanted, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def test_doubts_go_to_the_console_and_leave_nothing_behind(village: Path) -> None:
    # What any command remembers of the settings is there before: a hash.
    prepare(village)
    before = contents(village)
    assert "疑点不等于问题" in run(village)
    assert contents(village) == before


def test_a_file_of_ones_own_is_written(village: Path, tmp_path: Path) -> None:
    run(village, "--format", "json", "--out", str(tmp_path / "yidian.json"))
    assert '"version": 1' in (tmp_path / "yidian.json").read_text("utf-8")


@pytest.mark.parametrize(
    "place", ["site/a.txt", "site/data/a.txt", "content/a.txt", ".gongkai/cache/a.txt"]
)
def test_what_is_published_or_cached_is_refused(village: Path, place: str) -> None:
    with pytest.raises(WrongUseError, match="请换一个地方"):
        run(village, "--out", str(village / place))
    assert not (village / place).exists()


def test_ways_round_into_the_site_are_seen(village: Path, tmp_path: Path) -> None:
    (village / "site").mkdir()
    assert is_inside_what_is_published(village / "content/../site/a.txt", village)
    (tmp_path / "way").symlink_to(village / "site")
    assert is_inside_what_is_published(tmp_path / "way/a.txt", village)
    elsewhere = tmp_path / "www"
    elsewhere.mkdir()
    (elsewhere / "manifest.json").write_text("{}", encoding="utf-8")
    assert is_inside_what_is_published(elsewhere / "data/a.txt", village)
    assert not is_inside_what_is_published(tmp_path / "a.txt", village)


def test_a_folder_is_no_file(village: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="是一个文件夹"):
        run(village, "--out", str(tmp_path))
