"""Content hashes and the canonical JSON they are taken over."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import orjson

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


def canonical_json(value: Json) -> bytes:
    """Return the one byte form of a value: UTF-8, NFC, sorted keys, integers, no spaces."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode("utf-8")
    except orjson.JSONEncodeError:  # a number beyond 64 bits
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text).encode("utf-8")


def digest_of(*parts: bytes | str) -> str:
    """Return the hex SHA-256 over parts, each framed by its length so that none can run over."""
    framed: list[bytes] = []
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        framed += (len(data).to_bytes(8, "big"), data)
    return hashlib.sha256(b"".join(framed)).hexdigest()


def fingerprint_of(salt: str, facts: Json) -> str:
    """Return the fingerprint, format 1: hex SHA-256 over salt and canonical facts."""
    return hashlib.sha256(bytes.fromhex(salt) + canonical_json(facts)).hexdigest()


def short_hash(text: str, length: int = 8) -> str:
    """Return the first hex digits of the hash of a name, for an address that never changes."""
    name = unicodedata.normalize("NFC", text)
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:length]


def digest_of_file(file: Path) -> str:
    """Return the hex SHA-256 of a file's bytes."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def digest_of_files(files: Mapping[str, tuple[int, int]]) -> str:
    """Return the hex SHA-256 over name, size and time of every file, whatever their order."""
    return hashlib.sha256(orjson.dumps(files, option=orjson.OPT_SORT_KEYS)).hexdigest()
