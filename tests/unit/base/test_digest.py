"""Digests tell different inputs apart and give the same value everywhere."""

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.digest import (
    canonical_json,
    digest_of,
    digest_of_file,
    fingerprint_of,
    short_hash,
)

parts = st.lists(st.text(max_size=6), max_size=4)


def test_canonical_form_is_one_byte_form() -> None:
    one = {"b": [1, None, True], "a": "e\u0301"}
    other = {"a": "\u00e9", "b": [1, None, True]}
    assert canonical_json(one) == canonical_json(other) == '{"a":"é","b":[1,null,true]}'.encode()


def test_canonical_form_knows_numbers_of_any_length() -> None:
    assert canonical_json({"b": 2**70, "a": "标"}) == f'{{"a":"标","b":{2**70}}}'.encode()


def test_fingerprint_is_that_of_format_1() -> None:
    salt, facts = "00" * 16, {"title": "标题"}
    expected = hashlib.sha256(bytes(16) + '{"title":"标题"}'.encode()).hexdigest()
    assert fingerprint_of(salt, facts) == expected
    assert fingerprint_of("01" * 16, facts) != expected


@given(parts, parts)
def test_parts_cannot_run_over_into_each_other(one: list[str], other: list[str]) -> None:
    assert (digest_of(*one) == digest_of(*other)) == (one == other)


def test_text_and_its_bytes_are_the_same_part() -> None:
    assert digest_of("石") == digest_of("石".encode())


def test_short_hash_is_the_same_for_every_spelling() -> None:
    assert short_hash("e\u0301") == short_hash("\u00e9")
    assert len(short_hash("二组水渠")) == 8
    assert short_hash("二组水渠", 12).startswith(short_hash("二组水渠"))


def test_file_is_hashed_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "附件.csv"
    file.write_bytes(b"\x00\r\n")
    assert digest_of_file(file) == hashlib.sha256(b"\x00\r\n").hexdigest()
