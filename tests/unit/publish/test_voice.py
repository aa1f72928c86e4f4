"""The village's own voice command: what it is given, what it gives, and how it fails."""

import sys
import time
from pathlib import Path

import pytest

from gongkai.model.voice import VoiceChoice
from gongkai.publish.voice import VoiceError, spoken

TEXT = "各位村民请注意。\n播送完了。"
COPY = "import sys; sys.stdout.buffer.write(b'<' + sys.stdin.buffer.read() + b'>')"
COPY_FILE = "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read())"
# What it starts would go on for a minute.
ENDLESS = (
    "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
)


def choice(*command: str, encoder: tuple[str, ...] = (), seconds: int = 30) -> VoiceChoice:
    return VoiceChoice(command=command, encoder=encoder, most_seconds=seconds)


def python(script: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script, *arguments)


def test_text_comes_as_input_and_sound_goes_as_output(tmp_path: Path) -> None:
    assert spoken(TEXT, choice(*python(COPY)), tmp_path).decode() == f"<{TEXT}>"


def test_text_and_sound_may_be_files(tmp_path: Path) -> None:
    by_file = choice(*python(COPY_FILE, "【文字】", "【声音】"))
    assert spoken(TEXT, by_file, tmp_path).decode() == TEXT


def test_second_command_packs_what_the_first_one_gives(tmp_path: Path) -> None:
    for encoder in (python(COPY), python(COPY_FILE, "【原声】", "【声音】")):
        found = spoken(TEXT, choice(*python(COPY), encoder=encoder), tmp_path).decode()
        assert found.strip("<>") == TEXT


def test_command_runs_in_the_village_and_sees_no_shell(tmp_path: Path) -> None:
    (tmp_path / "voice.py").write_text("import sys; print(sys.argv[1:])", "utf-8")
    words = choice(sys.executable, "voice.py", "$HOME; echo", "*")
    assert spoken(TEXT, words, tmp_path).decode().strip() == "['$HOME; echo', '*']"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("no-such-program-anywhere",), "absent"),
        (("bad\0name",), "absent"),
        (python("import sys; print('x'); sys.exit(3)"), "failed"),
        (python("pass"), "silent"),
        (python("print('x')", "【声音】"), "silent"),
    ],
)
def test_command_that_gives_no_sound_is_told_apart(
    tmp_path: Path, command: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(VoiceError) as told:
        spoken(TEXT, choice(*command), tmp_path)
    assert told.value.reason == reason
    assert TEXT[:4] not in str(told.value)


def test_endless_command_ends_in_time_with_all_it_started(tmp_path: Path) -> None:
    before = time.monotonic()
    with pytest.raises(VoiceError) as told:
        spoken(TEXT, choice(*python(ENDLESS), seconds=1), tmp_path)
    assert told.value.reason == "late"
    assert time.monotonic() - before < 20


def test_what_a_command_started_is_gone_with_it(tmp_path: Path) -> None:
    note = tmp_path / "child"
    script = (
        "import subprocess, sys, time;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(note)!r}, 'w', encoding='ascii').write(str(child.pid)); time.sleep(60)"
    )
    with pytest.raises(VoiceError):
        spoken(TEXT, choice(*python(script), seconds=2), tmp_path)
    place = Path("/proc") / note.read_text("ascii") / "stat"
    for _ in range(50):
        if not place.exists() or place.read_text("ascii").split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("it still runs")
