"""The index reads back what was put in, whatever number of records a year has."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.output.search_index import (
    DIGITS,
    MARKS,
    addresses_of,
    files_for,
    year_index,
)

BASE = len(DIGITS)


def numbers(listed: str) -> Iterator[int]:
    """Yield the records of a list, as the script of the page reads it."""
    number, signs = -1, iter(listed)
    for sign in signs:
        if sign in DIGITS:
            number += DIGITS.index(sign) + 1
        elif sign != MARKS[-1]:
            number += BASE + 1 + MARKS.index(sign) * BASE + DIGITS.index(next(signs))
        else:
            high, middle, low = (DIGITS.index(next(signs)) for _ in range(3))
            number += (high * BASE + middle) * BASE + low
        yield number


def values(files: dict[str, bytes]) -> dict[str, object]:
    found = {}
    for address, data in files.items():
        text = data.decode()
        assert text.startswith("gkFound(")
        name, value = json.loads(f"[{text.removeprefix('gkFound(').removesuffix(');' + chr(10))}]")
        assert address == f"sousuo/{name}.js"
        found[name] = value
    return found


def index(terms: list[str]) -> dict[str, object]:
    rows = [("2026-01-01", "题", f"id-{number}", "句") for number in range(len(terms))]
    return values(dict(year_index("2026", terms, rows, "000" * len(terms))))


@given(st.sets(st.integers(0, 4999), min_size=1, max_size=30))
def test_every_step_reads_back(wanted: set[int]) -> None:
    terms = ["\t低保" if number in wanted else "\t" for number in range(5000)]
    found = index(terms)
    line = str(found[f"2026/w{ord('低') % files_for(5000)}"]).split(" ")
    assert (line[0], line[1], list(numbers(line[2]))) == ("低保", "", sorted(wanted))


def test_a_term_lies_in_the_file_of_its_first_character_in_order() -> None:
    found = index(["低保 低产\t保金", "低保\t"])
    lines = str(found[f"2026/w{ord('低') % 4}"]).split("\n")
    own = [line for line in lines if line.startswith("低")]
    assert own == ["低产 a ", "低保 aa "]


@pytest.mark.parametrize("records", [1, 31, 32, 33, 64, 65, 4096, 10_000])
def test_addresses_are_those_of_the_files(records: int) -> None:
    rows = [("a", "b", "c", "d")] * records
    files = dict(year_index("2026", ["\t"] * records, rows, "000" * records))
    assert set(files) == set(addresses_of("2026", records))


def test_what_is_shown_lies_in_rows() -> None:
    found = index(["\t"] * 40)
    assert len(found["2026/t0"]) == 32  # type: ignore[arg-type]
    assert found["2026/t1"][0][2] == "id-32"  # type: ignore[index]


@given(st.sets(st.integers(0, 4999), min_size=1, max_size=60))
def test_no_list_looks_like_a_number(wanted: set[int]) -> None:
    terms = ["\t低保" if number in wanted else "\t" for number in range(5000)]
    told = str(index(terms)[f"2026/w{ord('低') % files_for(5000)}"])
    assert not any(character.isdigit() or character == "@" for character in told)
