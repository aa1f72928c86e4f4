"""Notices are read aloud: once, as the web shows them, and the site stands without a sound too."""

import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from gongkai.checking import Result
from gongkai.load.yaml_text import parse_yaml
from gongkai.model.voice import VoiceChoice
from gongkai.model.work import Layers
from gongkai.reread import reread
from tests.tools import fake_voice
from tests.tools.good_village import AS_OF, build_good, contents, edit, posted_ids
from tests.tools.repository import ROOT

pytestmark = pytest.mark.xdist_group("good-village")

HEARD = Layers(sheets=False, pictures=False, data=False, voice=True)
CONFIG = "site_config.yml"
LEDGER = "content/财务/2026-09.yml"
HIDDEN = ("石独名戊", "石独名己", "合计独名辛", "合计独名壬", "危独名丑", "危独名寅", "户册独名甲")
FAKE = str(Path(fake_voice.__file__))


def with_voice(root: Path, *more: str, seconds: int = 60) -> Path:
    """Give a village a voice and return where it notes what it was given to say."""
    notes = root.parent / "said.txt"
    command = json.dumps([sys.executable, FAKE, str(notes), *more], ensure_ascii=False)
    own = (root / CONFIG).read_text("utf-8").partition("朗读:")[0]
    voice = f"朗读:\n  命令: {command}\n  限时秒数: {seconds}\n"
    (root / CONFIG).write_text(own + voice, "utf-8", newline="\n")
    return notes


def built(root: Path, *, as_of: date = AS_OF) -> Result:
    return build_good(root, as_of=as_of, layers=HEARD)


def said(notes: Path) -> list[str]:
    """Return what was said since the last look."""
    if not notes.exists():
        return []
    texts = notes.read_text("utf-8").splitlines()
    notes.unlink()
    return texts


def told(result: Result) -> list[tuple[str, str]]:
    return [(one.code, one.where.file) for one in result.problems]


def heard(root: Path, ending: str) -> set[str]:
    return {file.stem for file in (root / "site/v").glob(f"*.{ending}")}


def test_every_public_record_is_heard_as_the_web_shows_it(own: Path) -> None:
    notes = with_voice(own)
    assert told(built(own)) == []
    ids = posted_ids(own)
    assert heard(own, "mp3") == ids
    assert heard(own, "js") == set()
    texts = said(notes)
    assert len(texts) == len(ids)
    assert all(one.startswith("各位村民请注意，下面播送") for one in texts)
    assert [name for name in HIDDEN if name in "".join(texts)] == []
    for id_ in ids:
        page = (own / f"site/r/{id_}.html").read_text("utf-8")
        assert page.count(f'<audio controls preload="none" src="../v/{id_}.mp3"') == 1
        assert "voice.js" not in page
        assert "\ue00d" not in page
        sound = (own / f"site/v/{id_}.mp3").read_bytes()
        assert sound.startswith(fake_voice.FRAME), "what players tell of a sound is taken out"
    files = json.loads((own / "site/manifest.json").read_text("utf-8"))["files"]
    entries = {one["path"]: one for one in files if one["path"].startswith("v/")}
    assert {one["type"] for one in entries.values()} == {"audio/mpeg"}
    assert {one["source"] for one in entries.values()} == ids
    assert reread(own, own / "site", frozenset()).problems == ()


def test_unchanged_text_is_never_said_again(own: Path) -> None:
    notes = with_voice(own)
    built(own)
    assert said(notes)
    before = contents(own / "site")
    built(own)
    assert said(notes) == []
    shutil.rmtree(own / "site")
    built(own)
    assert said(notes) == []
    assert contents(own / "site") == before
    # The texts of pages change with the day; what is said of a record whose notice runs does not.
    edit(own, LEDGER, {"标题: 2026年9月": "标题: 二〇二六年九月"})
    built(own)
    assert len(said(notes)) == 1
    changed = contents(own / "site")
    shutil.rmtree(own / "site")
    shutil.rmtree(own / ".gongkai/cache/voice")
    built(own)
    assert len(said(notes)) == len(posted_ids(own))
    assert contents(own / "site") == changed


def test_other_command_and_other_readings_are_said_anew(own: Path) -> None:
    notes = with_voice(own)
    built(own)
    count = len(said(notes))
    with_voice(own, "another")
    built(own)
    assert len(said(notes)) == count
    config = (own / CONFIG).read_text("utf-8")
    readings = "读音:\n  - {名称: 小石村, 读作: 小食村}\n"
    (own / CONFIG).write_text(readings + config, "utf-8", newline="\n")
    built(own)
    assert len(said(notes)) == count


def test_examples_of_the_manual_are_commands() -> None:
    manual = (ROOT / "docs/手册/朗读.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(朗读:\n.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        data, problems = parse_yaml(example, CONFIG)
        assert problems == []
        assert data is not None
        voice = VoiceChoice.model_validate(data["朗读"])
        assert voice.command[-2:] == ("【文字】", "【声音】")
        assert voice.encoder[-2:] == ("【原声】", "【声音】")


def test_sound_goes_with_its_record(own: Path) -> None:
    with_voice(own)
    built(own)
    memory = own / ".gongkai/cache/voice"
    (own / LEDGER).unlink()
    built(own)
    assert "cw-2026-09" not in heard(own, "mp3")
    assert list(memory.glob("cw-2026-09-*")) == []
    assert len(list(memory.iterdir())) == len(heard(own, "mp3"))


def test_without_a_command_the_browser_may_speak(own: Path) -> None:
    built(own)
    ids = posted_ids(own)
    assert heard(own, "js") == ids
    assert heard(own, "mp3") == set()
    page = (own / "site/r/cw-2026-09.html").read_text("utf-8")
    assert "<audio" not in page
    assert 'data-gk-voice="../v/cw-2026-09.js"' in page
    words = (own / "site/v/cw-2026-09.js").read_text("utf-8")
    lines = json.loads(re.fullmatch(r"gkAloud\((.*)\);\n", words).group(1))  # type: ignore[union-attr]
    assert lines[0].startswith("各位村民请注意，下面播送")
    before = contents(own / "site")
    shutil.rmtree(own / "site")
    built(own)
    assert contents(own / "site") == before
    # And the same when a sound takes the text's place, and when it goes again.
    with_voice(own)
    built(own)
    assert heard(own, "js") == set()
    config = (own / CONFIG).read_text("utf-8").partition("朗读:")[0]
    (own / CONFIG).write_text(config, "utf-8", newline="\n")
    built(own)
    assert contents(own / "site") == before


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("fail", "念的程序说出了错"),
        ("endless", "等了 1 秒还没有念完"),
        ("other", "念出来的不是 MP3"),
    ],
)
def test_voice_that_fails_is_told_and_stops_nothing(own: Path, fault: str, why: str) -> None:
    notes = with_voice(own, fault, seconds=1)
    first = built(own)
    assert first.is_clean
    ids = posted_ids(own)
    failed = [one for one in first.problems if one.code == "O113"]
    # After three in a row it is left alone.
    assert len(failed) == 3
    assert all(one.facts == {"why": why} for one in failed)
    assert all(one.where.file.startswith("content/") for one in failed)
    rest = [one for one in first.problems if one.code == "O114"]
    assert [(one.where.file, one.facts) for one in rest] == [
        (CONFIG, {"count": str(len(ids) - 3)})
    ]
    assert len(first.problems) == 4
    assert len(said(notes)) == 3
    assert heard(own, "js") == ids
    assert heard(own, "mp3") == set()
    # What could not be said is tried again, though nothing has changed.
    built(own)
    assert len(said(notes)) == 3


def test_command_that_is_not_there_is_told(own: Path) -> None:
    config = (own / CONFIG).read_text("utf-8")
    voice = "朗读:\n  命令: [mei-you-zhe-ge]\n"
    (own / CONFIG).write_text(config + voice, "utf-8", newline="\n")
    result = built(own)
    assert result.is_clean
    found = {one.facts["why"] for one in result.problems if one.code == "O113"}
    assert found == {"找不到念的程序，或者打不开"}


def test_sound_that_is_too_large_is_told_by_every_build(own: Path) -> None:
    with_voice(own)
    edit(own, LEDGER, {"标题: 2026年9月": f"标题: {fake_voice.LONG}2026年9月"})
    result = built(own)
    assert told(result) == [("O112", LEDGER)]
    assert result.problems[0].facts == {"size": "156", "most": "150"}
    assert told(built(own)) == [("O112", LEDGER)]
    assert "cw-2026-09" in heard(own, "mp3")


def test_what_would_tell_something_private_is_neither_said_nor_written(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = with_voice(own)
    before = contents(own / "site")
    searched: list[str] = []

    def found(words: str, declared: frozenset[str]) -> tuple[str, ...]:
        searched.append(words)
        del declared
        return ("mobile",)

    monkeypatch.setattr("gongkai.public_records.certain_kinds", found)
    result = built(own)
    assert not result.is_clean
    assert {one.code for one in result.problems} == {"O104"}
    assert "v/cw-2026-09.mp3" in {one.where.file for one in result.problems}
    assert said(notes) == []
    assert contents(own / "site") == before
    # The words are searched as they were before they became spoken ones, and as they are spoken.
    assert any("2026年9月" in one and "二〇二六年九月" in one for one in searched)


@pytest.mark.deep
@pytest.mark.mp3
@pytest.mark.speech
def test_a_real_voice_makes_sounds_of_every_record(own: Path) -> None:
    config = (own / CONFIG).read_text("utf-8")
    # It speaks pinyin well and characters badly; here it has to speak at all.
    voice = "朗读:\n  命令: [espeak-ng, -v, cmn, --stdin, --stdout]\n"
    packed = "  转换命令: [lame, --quiet, -m, m, -b, 8, 【原声】, 【声音】]\n"
    (own / CONFIG).write_text(config + voice + packed, "utf-8", newline="\n")
    assert told(built(own)) == []
    assert heard(own, "mp3") == posted_ids(own)
    # A notice takes seconds; at 8 kbit/s these are thousands of bytes.
    assert min(file.stat().st_size for file in (own / "site/v").glob("*.mp3")) > 5000
    assert reread(own, own / "site", frozenset()).problems == ()
    before = contents(own / "site")
    shutil.rmtree(own / "site")
    shutil.rmtree(own / ".gongkai/cache/voice")
    built(own)
    assert contents(own / "site") == before


def test_old_records_keep_a_text_and_lose_their_sound(own: Path) -> None:
    with_voice(own)
    late = date(AS_OF.year + 3, 1, 1)
    built(own, as_of=late)
    assert heard(own, "mp3") == set()
    assert heard(own, "js") == {file.stem for file in (own / "site/r").glob("*.html")}


def test_site_of_pages_alone_is_silent(own: Path) -> None:
    notes = with_voice(own)
    build_good(own, layers=HEARD._replace(voice=False))
    assert said(notes) == []
    assert not (own / "site/v").exists()
    page = (own / "site/r/cw-2026-09.html").read_text("utf-8")
    assert "gk-voice" not in page
    assert "\ue00d" not in page
