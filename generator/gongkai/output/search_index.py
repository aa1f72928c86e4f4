"""The index of a search, in small scripts that a page opened from a stick can load as well.

Records are counted within their year, oldest first. Files of a year, `gkFound` takes each:

- ``w<n>.js``: lines of a term, the records with it in the head, those with it in the body, each
  told by the step from the one before; a term lies in the file of its first character
- ``t<n>.js``: for every 32 records what is shown of them
- ``a.js``: section, kind and group of every record of the year, a character for each
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import sub
from typing import Final

from gongkai.base.stored_json import encoded

DIGITS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
"""No figures among them: a list of records would look like somebody's number."""
MARKS: Final = "!#$%&()*+,./:;<=>?[]^`{|}"
ROWS: Final = 32
_BASE: Final = len(DIGITS)
_RECORDS_A_FILE: Final = 16
_FEWEST, _MOST = 4, 256
_FOLDER: Final = "sousuo"


def files_for(records: int) -> int:
    """Return into how many files the terms of so many records are put."""
    files = _FEWEST
    while files < _MOST and files * _RECORDS_A_FILE < records:
        files *= 2
    return files


def addresses_of(year: str, records: int) -> Iterator[str]:
    """Yield the address of every file of a year."""
    for number in range(files_for(records)):
        yield f"{_FOLDER}/{year}/w{number}.js"
    for number in range(-(-records // ROWS)):
        yield f"{_FOLDER}/{year}/t{number}.js"
    yield f"{_FOLDER}/{year}/a.js"


def year_index(
    year: str, terms: Sequence[str], rows: Sequence[Sequence[str]], classes: str
) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of every file of a year.

    `terms` are those of each record (`pages.search_entry`), `rows` what is shown of it,
    `classes` three characters for each.
    """
    lines: list[list[str]] = [[] for _ in range(files_for(len(terms)))]
    for term, head, body in _postings(terms):
        lines[ord(term[0]) % len(lines)].append(f"{term} {head} {body}")
    for number, own in enumerate(lines):
        yield f"{_FOLDER}/{year}/w{number}.js", _call(f"{year}/w{number}", "\n".join(own))
    for number in range(-(-len(rows) // ROWS)):
        part = rows[number * ROWS : (number + 1) * ROWS]
        yield f"{_FOLDER}/{year}/t{number}.js", _call(f"{year}/t{number}", part)
    yield f"{_FOLDER}/{year}/a.js", _call(f"{year}/a", classes)


def head_file(value: object) -> tuple[str, bytes]:
    """Return the file that says what years, sections, kinds, groups and items there are."""
    return f"{_FOLDER}/head.js", _call("head", value)


def _postings(terms: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield every term in order, with the records in whose head or body it is."""
    heads: dict[str, list[int]] = {}
    bodies: dict[str, list[int]] = {}
    for number, own in enumerate(terms):
        head, _, body = own.partition("\t")
        _add(heads, head.split(), number)
        _add(bodies, body.split(), number)
    steps = [_step(number) for number in range(len(terms) + 1)]
    for term in sorted(heads.keys() | bodies.keys()):
        yield term, _listed(heads.get(term), steps), _listed(bodies.get(term), steps)


def _add(postings: dict[str, list[int]], terms: Iterable[str], number: int) -> None:
    for term in terms:
        if term in postings:
            postings[term].append(number)
        else:
            postings[term] = [-1, number]


def _listed(numbers: list[int] | None, steps: Sequence[str]) -> str:
    """Return rising numbers as the steps from each to the next, the first from -1."""
    return "".join(map(steps.__getitem__, map(sub, numbers[1:], numbers))) if numbers else ""


def _step(step: int) -> str:
    """Return a step as a digit, a mark and a digit, or the last mark and three digits."""
    if step <= _BASE:
        return DIGITS[step - 1]
    high, low = divmod(step - _BASE - 1, _BASE)
    if high < len(MARKS) - 1:
        return MARKS[high] + DIGITS[low]
    return (
        MARKS[-1] + DIGITS[step // _BASE**2] + DIGITS[step // _BASE % _BASE] + DIGITS[step % _BASE]
    )


def _call(name: str, value: object) -> bytes:
    return b'gkFound("%s",%s);\n' % (name.encode(), encoded(value))
