"""What records come to together is worked out anew only when one of them tells another thing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from gongkai import overview, preparation
from gongkai.base.problem import Problem, Where
from gongkai.check.privacy import private_numbers_in
from gongkai.checking import check
from gongkai.model.settings import CONFIG_FILE, Settings
from tests.tools.good_village import AS_OF, build_good, contents, edit
from tests.tools.private_numbers import mobile_phone

pytestmark = pytest.mark.xdist_group("good-village")
NOTICE = "content/文明/jt-01.md"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was worked out, each time by its name."""
    found: list[str] = []
    for name in ("check_village", "duties_of", "reminders_of", "confirmed"):

        def count(
            *given: object, name: str = name, real: object = getattr(overview, name)
        ) -> object:
            found.append(name)
            return real(*given)  # type: ignore[operator]

        monkeypatch.setattr(overview, name, count)
    return found


def test_a_word_on_one_page_is_nothing_to_the_others(own: Path, looks: list[str]) -> None:
    with (own / NOTICE).open("a", encoding="utf-8") as file:
        file.write("\n又及。\n")
    assert build_good(own).written > 0
    assert check(own, AS_OF, 1).is_clean
    assert looks == []


def test_what_others_go_by_is_looked_at_again(own: Path, looks: list[str]) -> None:
    edit(own, NOTICE, {"标题: ": "标题: 新"})
    build_good(own)
    assert looks == ["check_village", "duties_of", "reminders_of", "confirmed"]


def test_another_day_is_looked_at_anew(own: Path, looks: list[str]) -> None:
    check(own, AS_OF + timedelta(days=1), 1)
    assert looks == ["check_village"]


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_damaged_memory_is_as_good_as_none(
    own: Path, looks: list[str], *, is_whole: bool
) -> None:
    before = contents(own / "site")
    for name in ("between.json", "duties.json"):
        memory = own / ".gongkai/cache" / name
        stored = memory.read_bytes()
        # Either not JSON any more, or the right key with nothing behind it.
        memory.write_bytes(stored[: stored.index(b",")] + (b"}" if is_whole else b""))
    for memory in own.glob(".gongkai/cache/standing-*"):
        memory.unlink()
    build_good(own)
    assert looks == ["check_village", "duties_of", "reminders_of", "confirmed"]
    assert contents(own / "site") == before


def test_settings_without_private_numbers_are_searched_once(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    real = private_numbers_in

    def count(settings: Settings, where: Where) -> Iterator[Problem]:
        searched.append(settings.village_name)
        return real(settings, where)

    monkeypatch.setattr(preparation, "private_numbers_in", count)
    check(own, AS_OF, 1)
    assert searched == []
    edit(own, CONFIG_FILE, {"有 3 个村民小组。": f"的事打 {mobile_phone()}"})
    for _ in range(2):
        assert "P103" in {one.code for one in check(own, AS_OF, 1).problems}
    assert len(searched) == 2
