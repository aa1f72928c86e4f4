"""Refuse well-formed identity numbers anywhere in the repository.

Samples and tests use numbers whose check character is wrong on purpose, so a number that
passes its own check is either a real person's or will be taken for one.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.tools.repository import files_to_check, text_of

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
LOOKS_LIKE_ONE = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def is_well_formed(number: str) -> bool:
    """Return whether the last character of an 18-character number is its right check."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return number[-1].upper() == CHECK_CHARACTERS[total % 11]


def lines_with_ids(text: str) -> Iterator[int]:
    """Yield the number of each line that holds a well-formed identity number."""
    for line_number, line in enumerate(text.splitlines(), start=1):
        # Full-width digits are a common disguise; digests are digits by accident.
        plain = DIGEST.sub("", unicodedata.normalize("NFKC", line))
        if any(is_well_formed(found) for found in LOOKS_LIKE_ONE.findall(plain)):
            yield line_number


def places_with_ids(paths: Iterable[Path]) -> Iterator[str]:
    """Yield file:line for each find; the number itself is never shown."""
    for path in paths:
        yield from (f"{path}:{line}" for line in lines_with_ids(text_of(path)))


if __name__ == "__main__":
    places = list(places_with_ids(files_to_check(sys.argv[1:])))
    for place in places:
        print(f"{place}: a well-formed identity number; break its check character")
    sys.exit(bool(places))
