"""Two thousand broken files: whatever a cadre's machine does to a file, a run ends in problems.

Good files are cut, spliced and stuffed with what breaks parsers, as bytes and as YAML trees,
then a whole village of them is checked and its problems are written in every style.
"""

import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias, get_args

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.checking import check
from gongkai.load.front_matter import FrontMatter, split_front_matter
from gongkai.report.write import Style, write_problems

GOOD: Final = Path(__file__).parent / "good"
RECORDS: Final = ("ledger.yml", "notice.md", "subsidy.yml")
FILES_A_VILLAGE: Final = 20
VILLAGES: Final = 100
AS_OF: Final = date(2026, 11, 20)

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Mutation: TypeAlias = Callable[[bytes], bytes]

# What breaks readers: YAML's signs, wide and invisible characters, other encodings, template
# blanks, numbers and dates that cannot be.
BYTES: Final = [
    *(
        b"\0",
        b"\t",
        b"\r",
        b"\r\n",
        b"\x1b[31m",
        b"\x85",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc4\xe3",
    ),
    *(b"\xf4\x90\x80\x80", b"\xed\xa0\x80", b"#", b"\n", b"\n  ", b"\n\n\n", b" " * 40),
    *(b": ", b":", b"- ", b"-", b"---\n", b"...\n", b"\n---\n", b"? ", b"[", b"]", b"{", b"}"),
    *(
        b"&a ",
        b"*a",
        b"!!python/name:os ",
        b"!",
        b"<<: *a\n",
        b"|",
        b">",
        b"%YAML 9.9\n",
        b"@",
        b"`",
    ),
    *(b'"', b"'", b'"\\u0000"', b'"\\ud800"', b'"\\ue005"', b"{0}"),
    *(b"[" * 300, b"- " * 40, b"{a: " * 40),
]
TEXTS: Final = [
    *(
        "：",
        "，",
        "\u3000",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\ufeff",
        "\ue000",
        "\ue005",
        "\uffff",
        "𠮷",
    ),
    *(
        "XX",
        "××",
        "__",
        "20__年",
        "{0}",
        "{name}",
        "%s",
        "１２",
        "-1",
        "1e400",
        "٣",
        "0x1f",
        "NaN",
    ),
    *("", " ", "~", "null", "yes", "12.345", "9" * 400, "2026-02-30", "0000-00-00", "2026-13"),
    *(
        "2026Q9",
        "至",
        "2026-09-07 至 2026-09-01",
        "约",
        "万",
        "元",
        "com1",
        "是",
        "收支明细",
        "公告公示",
    ),
    *("资金发放", "标题", "编号", "title", "id", "类型", "body", "正文", "说明", "人", "明细"),
    *(
        "model_config",
        "__class__",
        "/etc/passwd",
        "../../x",
        "https://example.invalid/",
        "<script>",
    ),
    *("a\nb", "\x07", "多" * 3000),
]

places = st.integers(min_value=0, max_value=4000)
pieces = st.sampled_from([*BYTES, *(text.encode() for text in TEXTS)]) | st.binary(max_size=6)
trees: st.SearchStrategy[Tree] = st.recursive(
    st.none() | st.sampled_from(TEXTS) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(TEXTS) | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


def _characters(edit: Callable[[str, int], str], place: int) -> Mutation:
    """Edit between whole characters, so that the file mostly stays readable."""

    def mutate(data: bytes) -> bytes:
        text = data.decode("utf-8", errors="surrogateescape")
        edited = edit(text, place % (len(text) + 1))
        return edited.encode("utf-8", errors="surrogateescape")

    return mutate


def _insert(place: int, piece: bytes) -> Mutation:
    added = piece.decode("utf-8", errors="surrogateescape")
    return _characters(lambda text, at: text[:at] + added + text[at:], place)


def _cut(place: int, length: int) -> Mutation:
    return _characters(lambda text, at: text[:at] + text[at + length :], place)


def _repeat(place: int, length: int) -> Mutation:
    return _characters(lambda text, at: text[: at + length] + text[at:], place)


def _cut_bytes(place: int, length: int) -> Mutation:
    return lambda data: data[: place % (len(data) + 1)] + data[place % (len(data) + 1) + length :]


def _recode(encoding: str) -> Mutation:
    return lambda data: data.decode("utf-8", errors="replace").encode(encoding, errors="replace")


def _replace_node(place: int, value: Tree, *, is_key: bool) -> Mutation:
    """Put a value (or, for a key, its text) at one node of the YAML tree."""

    def mutate(data: bytes) -> bytes:
        head, tree, tail = _tree_of(data)
        if tree is None:
            return data
        nodes = list(_nodes_of(tree))
        holder, key = nodes[place % len(nodes)]
        if is_key and isinstance(holder, dict) and isinstance(key, str):
            holder[str(value)] = holder.pop(key)
        else:
            holder[key] = value  # type: ignore[index]
        dumped = yaml.dump(tree, allow_unicode=True, sort_keys=False)
        return head + dumped.encode("utf-8", errors="surrogatepass") + tail

    return mutate


def _tree_of(data: bytes) -> tuple[bytes, dict[str, Tree] | None, bytes]:
    """Return what stands before the YAML of a file, its tree (None when broken), and the rest."""
    try:
        text = data.decode("utf-8")
        parts = split_front_matter(text, "")
        if isinstance(parts, FrontMatter):
            tree = yaml.load(parts.yaml, yaml.BaseLoader)  # noqa: S506 - text only
            head, tail = b"---\n", f"---\n{parts.body}".encode()
        else:
            tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - text only
            head = tail = b""
    except (UnicodeDecodeError, yaml.YAMLError, TypeError, RecursionError):
        return b"", None, b""
    return head, tree if isinstance(tree, dict) and tree else None, tail


def _nodes_of(tree: Tree) -> list[tuple[Tree, str | int]]:
    """Return every place of a tree as its holder and key."""
    pairs: list[tuple[str | int, Tree]] = []
    if isinstance(tree, dict):
        pairs = list(tree.items())
    elif isinstance(tree, list):
        pairs = list(enumerate(tree))
    return [node for key, value in pairs for node in ((tree, key), *_nodes_of(value))]


mutations: st.SearchStrategy[Mutation] = st.one_of(
    st.builds(_replace_node, places, trees, is_key=st.just(value=False)),
    st.builds(_replace_node, places, st.sampled_from(TEXTS), is_key=st.just(value=False)),
    st.builds(_replace_node, places, trees, is_key=st.just(value=True)),
    st.builds(_insert, places, pieces),
    st.builds(
        _insert, places, st.sampled_from([b": ", b"\n", b"- ", b"  ", b"\t", "：".encode()])
    ),
    st.builds(_cut, places, st.integers(1, 30)),
    st.builds(_cut_bytes, places, st.integers(1, 200)) | st.builds(_repeat, places, st.just(60)),
    st.sampled_from(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "latin-1")).map(_recode),
)
mutated_files = st.tuples(st.sampled_from(RECORDS), st.lists(mutations, min_size=1, max_size=4))


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    return {name: (GOOD / name).read_bytes() for name in (*RECORDS, "site_config.yml")}


def test_unmutated_files_are_good(good: dict[str, bytes]) -> None:
    assert _check(good["site_config.yml"], [good[name] for name in RECORDS]) == []


@settings(
    max_examples=VILLAGES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(files=st.lists(mutated_files, min_size=FILES_A_VILLAGE, max_size=FILES_A_VILLAGE))
def test_two_thousand_mutated_records_end_in_problems(
    good: dict[str, bytes], files: list[tuple[str, list[Mutation]]]
) -> None:
    _check(good["site_config.yml"], [_mutated(good[name], how) for name, how in files])


@settings(max_examples=VILLAGES, suppress_health_check=[HealthCheck.too_slow])
@given(how=st.lists(mutations, min_size=1, max_size=4))
def test_mutated_settings_end_in_problems(good: dict[str, bytes], how: list[Mutation]) -> None:
    _check(_mutated(good["site_config.yml"], how), [])


def _mutated(data: bytes, how: list[Mutation]) -> bytes:
    for mutate in how:
        data = mutate(data)
    return data


def _check(config: bytes, records: list[bytes]) -> list[str]:
    """Check a village of these files, write its problems in every style; return their codes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "site_config.yml").write_bytes(config)
        for number, data in enumerate(records):
            suffix = ".md" if data.lstrip(b"\xef\xbb\xbf\r\n ").startswith(b"---") else ".yml"
            (root / "content" / f"{number}{suffix}").write_bytes(data)
        problems = check(root, AS_OF, jobs=1).problems
        for style in get_args(Style):
            write_problems(problems, style, io.StringIO())
    return [problem.code for problem in problems]
