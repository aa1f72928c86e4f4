"""Secrets planted at random places are told, and stand in nothing that a run writes or says."""

import io
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.corpus import records
from benchmarks.writers import write_village
from gongkai.base.jobs import silent
from gongkai.base.privacy.scan import hits_in
from gongkai.base.problem_catalogue import is_error
from gongkai.check.privacy import check_private_numbers
from gongkai.checking import Result, check, check_site
from gongkai.engine import build_shell
from gongkai.model.work import WITHOUT_PICTURES
from gongkai.pipeline import build
from gongkai.report.write import write_problems
from tests.tools.office_files import docx, pdf, xlsx, zipped
from tests.tools.pdf_text import readable
from tests.tools.secrets import Secret, clean_record, facts, number, recall, secrets, table
from tests.unit.check.subjects import subject_of

pytestmark = pytest.mark.xdist_group("secrets")

AS_OF = date(2026, 11, 20)
SEED = 20261120
RECORD = """编号: zm-{n}
类型: 公告公示
标题: 通知
公开事项: 防灾与安全通知
公开主体: 村委会
公开范围: 全社会
状态: {state}
正文: |
  {text}
"""


def test_every_cell_of_the_table_is_found() -> None:
    assert_found(700)


def _built(root: Path) -> Result:
    layers = WITHOUT_PICTURES
    return build(root, root / "site", AS_OF, build_shell, 1, silent, layers=layers)


@pytest.mark.deep
def test_every_cell_of_the_table_is_found_ten_thousand_times() -> None:
    assert_found(10_000)


def assert_found(count: int) -> None:
    wanted, found = recall(secrets(count, SEED))
    assert sum(wanted.values()) == count
    assert wanted == found, table(wanted, found)


def test_every_fact_in_words_is_found() -> None:
    missed = [
        (kind, disguise, text)
        for kind, disguise, text in facts(SEED)
        if kind not in {hit.kind.name for hit in hits_in(text)}
    ]
    assert missed == []


def test_a_clean_corpus_raises_hardly_an_alarm() -> None:
    certain, suspected = alarms(1_000)
    assert (certain, suspected) <= (1, 5)
    assert suspected <= 5


@pytest.mark.deep
def test_a_clean_corpus_of_ten_thousand_raises_hardly_an_alarm() -> None:
    certain, suspected = alarms(10_000)
    assert certain <= 10
    assert suspected <= 50


def alarms(count: int) -> tuple[int, int]:
    draw = random.Random(SEED)  # noqa: S311 - the same corpus in every run
    told: Counter[bool] = Counter()
    for place in range(count):
        fields = clean_record(place, draw)
        told.update(map(is_error, check_private_numbers(subject_of("资金发放", **fields))))
    return told[True], told[False]


@pytest.mark.deep
def test_the_corpus_of_the_benchmark_raises_no_alarm(tmp_path: Path) -> None:
    write_village(tmp_path, records(10_000))
    assert [one for one in check(tmp_path, AS_OF).problems if one.code.startswith("P")] == []


def test_nothing_is_written_or_said_of_a_secret(tmp_path: Path) -> None:
    """Every record holds one; what is certain stops the build, and nothing repeats it."""
    planted = list(secrets(560, SEED + 1))
    for place, secret in enumerate(planted):
        text = secret.written.replace("\x1f", " ").replace("\n", " ")
        write_record(tmp_path, place, "公开", text)
    result = build(
        tmp_path, tmp_path / "site", AS_OF, build_shell, 1, silent, layers=WITHOUT_PICTURES
    )
    # A file with signs that nobody sees (L107) is not even read further.
    told_of = {
        one.where.file for one in result.problems if one.code[0] == "P" or "L107" in one.code
    }
    assert told_of == {f"content/{place}.yml" for place in range(len(planted))}
    told = io.StringIO()
    for style in ("text", "json", "github"):
        write_problems(result.problems, style, told)
    assert leaks(planted, "console", told.getvalue().encode()) == []
    assert not (tmp_path / "site").exists()
    for name, data in written(tmp_path, ".gongkai"):
        assert leaks(planted, name, data) == []


def test_what_is_kept_hidden_or_left_out_comes_out_nowhere(tmp_path: Path) -> None:
    """Secrets in drafts, kept files, unread files and picture data, in a full build."""
    draw = random.Random(SEED + 2)  # noqa: S311 - the same village in every run
    values = [number(kind, draw) for kind in ("identity", "card", "mobile") for _ in range(180)]
    lay_out_hidden(tmp_path, values)
    result = build(
        tmp_path, tmp_path / "site", AS_OF, build_shell, 1, silent, layers=WITHOUT_PICTURES
    )
    assert result.is_clean, result.problems[:3]
    told_codes = {one.code for one in result.problems if one.code[0] == "P"}
    assert told_codes == {"P203"}
    told = io.StringIO()
    write_problems(result.problems, "json", told)
    everything = [*written(tmp_path, "site"), *written(tmp_path, ".gongkai")]
    assert any(name.endswith(".jpg") for name, _ in everything)
    for name, data in [*everything, ("console", told.getvalue().encode())]:
        found = [value for value in values if value.encode() in data]
        assert found == [], name
        assert b"Exif" not in data or not name.endswith(".jpg")
    assert check_site(tmp_path, AS_OF, 1).is_clean


def lay_out_hidden(root: Path, values: list[str]) -> None:
    """Write a village in which every value stands where the web must not show it."""
    makers = (hide_in_draft, hide_in_kept_file, hide_in_locked_file, hide_in_picture)
    for place, value in enumerate(values):
        makers[place % len(makers)](root, place, value)
    (root / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")


def hide_in_draft(root: Path, place: int, value: str) -> None:
    # A draft is checked as well, with the files it offers; what it keeps to itself stays unsaid.
    file = root / "content" / "附件" / f"底稿{place}.csv"
    put(file, value.encode())
    write_record(
        root, place, "草稿", "草稿。", f"附件:\n  - 文件: 附件/{file.name}\n    公开: 否\n"
    )


def hide_in_kept_file(root: Path, place: int, value: str) -> None:
    kinds = {
        "docx": docx(value, author=value, header=value),
        "xlsx": xlsx(hidden=value, note=value),
        "pdf": pdf(value, author=value),
        "zip": zipped({"a.csv": value}),
    }
    suffix = list(kinds)[place // 4 % len(kinds)]
    put(root / "content" / "附件" / f"留存{place}.{suffix}", kinds[suffix])
    write_record(root, place, "公开", "公告。", f"附件:\n  - 文件: 附件/留存{place}.{suffix}\n")


def hide_in_locked_file(root: Path, place: int, value: str) -> None:
    put(root / "content" / "附件" / f"加密{place}.zip", b"PK\3\4" + value.encode())
    extra = f"附件:\n  - 文件: 附件/加密{place}.zip\n    公开: 是\n"
    write_record(root, place, "公开", f"[表](附件/加密{place}.zip)", extra)


def hide_in_picture(root: Path, place: int, value: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = value
    exif[0x8825] = {1: "N", 2: (25.0, 1.0, 2.0)}
    data = io.BytesIO()
    colour = (place % 256, place // 256, 9)
    picture = Image.new("RGB", (4, 4), colour)
    picture.save(data, "JPEG", exif=exif, comment=value.encode(), xmp=f"<x>{value}</x>".encode())
    assert data.getvalue().count(value.encode()) == 3
    put(root / "content" / "照片" / f"照片{place}.jpg", data.getvalue())
    extra = f"照片:\n  - 文件: 照片/照片{place}.jpg\n    文字: 水渠\n"
    write_record(root, place, "公开", "公告。", extra)


def write_record(root: Path, place: int, state: str, text: str, extra: str = "") -> None:
    data = RECORD.replace("{n}", str(place)).replace("{state}", state).replace("{text}", text)
    put(root / "content" / f"{place}.yml", (data + extra).encode())
    if not (root / "site_config.yml").exists():
        (root / "site_config.yml").write_text("格式版本: 1\n村名: 石桥村（示例）\n", "utf-8")


def put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def written(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    for path in (root / folder).rglob("*"):
        if path.is_file():
            yield path.relative_to(root).as_posix(), readable(path.name, path.read_bytes())


def leaks(planted: list[Secret], name: str, data: bytes) -> list[tuple[str, str, str]]:
    """Return where a secret stands, bare or as it was written."""
    text = unicodedata.normalize("NFKC", data.decode("utf-8", "replace"))
    return [
        (name, secret.kind, secret.disguise)
        for secret in planted
        if secret.value in text or (len(secret.written) > 10 and secret.written in text)
    ]
