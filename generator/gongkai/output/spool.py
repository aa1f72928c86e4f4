"""What workers leave for others of the same run: a line for each record, with its id before a tab.

The lines of a large village would fill the memory: only their places are held.
"""

from pathlib import Path

from gongkai.model.work import BodyPlace


def left_in(spool: Path, start: str) -> dict[str, BodyPlace]:
    """Return by record where its line waits, in the files whose names begin so."""
    found = {}
    for file in sorted(spool.glob(f"{start}*")):
        offset = 0
        with file.open("rb") as lines:
            for line in lines:
                first = line.index(b"\t") + 1
                length = len(line) - first - 1
                found[line[: first - 1].decode()] = BodyPlace(file.name, offset + first, length)
                offset += len(line)
    return found


def line_at(spool: Path, place: BodyPlace) -> bytes:
    """Return the line of a record, without its id."""
    with (spool / place.file).open("rb") as lines:
        lines.seek(place.offset)
        return lines.read(place.length)
