"""A village's voice that is none: it writes silence as MP3, and notes each text that it is given.

It stands alone, since it is run as a program: `python fake_voice.py NOTES [fail|endless|other]`.
"""

import sys
import time
from pathlib import Path

# One frame of silence: MPEG-2 Layer III, 16 kbit/s, 22050 Hz, one channel; 26 thousandths of a
# second in 52 bytes.
FRAME = b"\xff\xf3\x20\xc0" + bytes(48)
LONG = "很长的声音"
"""A text that holds these words gives a sound that is too large."""


def main() -> None:
    """Write the sound of standard input as standard output."""
    text = sys.stdin.buffer.read().decode("utf-8")
    with Path(sys.argv[1]).open("a", encoding="utf-8") as notes:
        notes.write(text.replace("\n", "") + "\n")
    fault = sys.argv[2] if len(sys.argv) > 2 else ""
    if fault == "fail":
        sys.exit(text)
    if fault == "endless":
        time.sleep(60)
    if fault == "other":
        sys.stdout.buffer.write(b"RIFF....WAVE")
        return
    title = b"ID3\x04\x00\x00\x00\x00\x00\x04name"
    sys.stdout.buffer.write(title + FRAME * (3000 if LONG in text else len(text)))


if __name__ == "__main__":
    main()
