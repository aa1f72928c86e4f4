"""A village of maximal records whose every text is a mark of its own.

For every kind, privacy class of item and audience there is a record with every field filled in.
A mark says by its last letters what the field is, so that a search through all bytes of a site
tells what came out where. Nothing here knows how a face is made: only the marks of the models.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PIL import Image

from gongkai.model.glossary import key_of
from gongkai.model.kinds.registry import record_class
from gongkai.model.kinds.tables import ColumnPrivacy, TableColumn, TableRow
from gongkai.model.layout import FieldLayout, Shape, has_names, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.values import ReadWith
from gongkai.model.vocabulary import Audience, Face, ItemPrivacy, Kind, State, YesNo

ITEMS = {privacy: f"planted-{privacy.value.replace('_', '-')}" for privacy in ItemPrivacy}
KEPT_DAY = "2093-07-19"
"""The day in every internal field; it stands in no other."""
_TEXTS = {Shape.TEXT, Shape.PROSE}
_KEPT = "is_public"
_VALUES = {
    Shape.MONEY: "100",
    Shape.COUNT: "7",
    Shape.FIGURE: "12.5亩",
    Shape.DAY: "2026-09-15",
    Shape.SPAN: "2026-09-01至2026-09-20",
    Shape.PERIOD: "2026-09",
}


class Holds(StrEnum):
    """What the field of a mark holds."""

    PUBLIC = "pub"
    ROW = "row"
    """Open, but in a row that names someone: gone where only totals show."""
    NAME = "nam"
    DETAIL = "det"
    INTERNAL = "int"
    ELSEWHERE = "els"
    """For other faces than the web."""
    FILE = "fil"
    """The name of a file."""


_COLUMNS = (Holds.ROW, Holds.ROW, Holds.NAME, Holds.DETAIL, Holds.INTERNAL)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark was planted."""

    record: str
    path: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Case:
    """One record of the village and what decides how it may appear."""

    id: str
    kind: Kind
    privacy: ItemPrivacy
    audience: Audience
    state: State = State.POSTED


class Planted:
    """The village being made: its folder, its records, its marks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cases: dict[str, Case] = {}
        self.marks: dict[str, Mark] = {}

    def lay_out(self, cases: Iterable[Case] | None = None) -> None:
        """Write settings, catalogue and a record for each case, by default for all there are."""
        (self.root / "content" / "附件").mkdir(parents=True)
        _write(self.root / "site_config.yml", {"格式版本": "1", "村名": "石桥村（示例）"})
        kinds = [kind.label for kind in Kind]
        items = [
            {
                "编号": item,
                "名称": f"样样都有的{privacy.label}",
                "栏目": "文明新风",
                "类型": kinds,
                "隐私": privacy.label,
                "说明": "试验用",
            }
            for privacy, item in ITEMS.items()
        ]
        _write(self.root / "content" / "公开目录.yml", {"格式版本": "1", "新增": items})
        for case in all_cases() if cases is None else cases:
            self.add(case)

    def add(self, case: Case) -> None:
        """Write one record with every field filled in."""
        self.cases[case.id] = case
        writer = _Writer(self, case.id)
        data = writer.filled(record_class(case.kind)) | {
            "编号": case.id,
            "类型": case.kind.label,
            "公开事项": ITEMS[case.privacy],
            "公开范围": case.audience.label,
            "状态": case.state.label,
            "完整性": "部分",
        }
        # Who has nothing to report shows nothing else, a folded list shows no names.
        del data["本期无"]
        del data["到期折叠"]
        if case.kind is Kind.TABLE:
            data |= writer.table()
        _write(self.root / "content" / f"{writer.mark('record file', Holds.FILE)}.yml", data)

    def file(self, suffix: str, mark: str) -> str:
        """Write a file whose name, and content where it is kept, is a mark; return its path."""
        file = self.root / "content" / "附件" / f"{mark}{suffix}"
        if suffix == ".jpg":
            exif = Image.Exif()
            exif[0x010E] = mark
            Image.new("RGB", (2, 2), (len(self.marks) % 256, len(self.marks) // 256, 9)).save(
                file, exif=exif, comment=mark.encode()
            )
        else:
            file.write_text(f"%PDF-1.4 {len(self.marks)}", "utf-8")
        return f"附件/{file.name}"


def all_cases() -> Iterator[Case]:
    """Yield every kind × privacy class × audience, and every kind in every hidden state."""
    number = 0
    for kind in Kind:
        slug = kind.value.replace("_", "-")
        for privacy in ItemPrivacy:
            for audience in Audience:
                number += 1
                yield Case(f"{slug}-{number:03d}", kind, privacy, audience)
        for state in (State.DRAFT, State.REVIEWED, State.DECIDED, State.WITHDRAWN):
            number += 1
            yield Case(f"{slug}-{number:03d}", kind, ItemPrivacy.PUBLIC, Audience.EVERYONE, state)


def cases_for_everyone() -> Iterator[Case]:
    """Yield every kind × privacy class that is posted for everyone: each way to show it once."""
    for case in all_cases():
        if case.audience is Audience.EVERYONE and case.state is State.POSTED:
            yield case


class _Writer:
    """Fills in the fields of one record."""

    def __init__(self, village: Planted, record: str) -> None:
        self.village = village
        self.record = record

    def mark(self, path: str, holds: Holds) -> str:
        """Return a new mark."""
        mark = f"q{len(self.village.marks):06d}{holds}"
        self.village.marks[mark] = Mark(self.record, path, holds)
        return mark

    def filled(
        self, cls: type[Part], path: str = "", around: Holds = Holds.PUBLIC
    ) -> dict[str, Any]:
        """Return every field of a part with a value."""
        return {
            field.key: self._field(cls, field, f"{path}/{field.name}", around)
            for field in layout_of(cls)
            if field.part not in {TableColumn, TableRow}
        }

    def _field(self, cls: type[Part], field: FieldLayout, path: str, around: Holds) -> Any:
        holds = _holds(field, around)
        count = 2 if field.is_list else 1
        values = [self._value(cls, field, path, holds) for _ in range(count)]
        if field.part and _KEPT in field.part.model_fields:
            self._keep(values[-1])
        return values if field.is_list else values[0]

    def _keep(self, row: dict[str, Any]) -> None:
        """Make a kept file of a public one: its bytes are a mark too."""
        row[key_of(_KEPT)] = YesNo.NO.label
        file = self.village.root / "content" / row[key_of("file")]
        if file.suffix == ".pdf":
            file.write_text(self.mark("kept bytes", Holds.INTERNAL), "utf-8")

    def _value(self, cls: type[Part], field: FieldLayout, path: str, holds: Holds) -> Any:
        if field.part is not None:
            return self.filled(field.part, path, _around(field, holds))
        if field.shape is Shape.WORD and field.words is not None:
            # A photo of the board is kept unless somebody says that it may be shown.
            is_kept = holds is Holds.INTERNAL and field.name == _KEPT
            return YesNo.NO.label if is_kept else field.words.choices()[0]
        if field.shape is Shape.LINK:
            return self.record
        if field.name == "file":
            return self._file(cls, path, holds)
        if field.shape in _TEXTS:
            return "09:00" if _is_read(cls, field) else self.mark(path, holds)
        if holds is Holds.INTERNAL and field.shape is Shape.DAY:
            return KEPT_DAY
        return _VALUES[field.shape]

    def _file(self, cls: type[Part], path: str, holds: Holds) -> str:
        suffix = ".pdf" if cls.__name__ == "Attachment" else ".jpg"
        holds = Holds.INTERNAL if holds is Holds.INTERNAL else Holds.FILE
        return self.village.file(suffix, self.mark(path, holds))

    def table(self) -> dict[str, Any]:
        """Return columns of every privacy, twice each, and two rows."""
        words = dict(zip(ColumnPrivacy, _COLUMNS, strict=True))
        columns = [
            {"标题": f"栏{number}{privacy.value}", "隐私": privacy.label}
            for number in range(2)
            for privacy in ColumnPrivacy
        ]
        rows = [
            [self.mark(f"/rows/{one}", words[one]) for _ in range(2) for one in ColumnPrivacy]
            for _ in range(2)
        ]
        return {"列": columns, "行": rows}


def _holds(field: FieldLayout, around: Holds) -> Holds:
    if around in {Holds.INTERNAL, Holds.ELSEWHERE}:
        return around
    if field.privacy is Privacy.INTERNAL:
        return Holds.INTERNAL
    if Face.WEB not in field.faces:
        return Holds.ELSEWHERE
    return {Privacy.NAME: Holds.NAME, Privacy.DETAIL: Holds.DETAIL}.get(field.privacy, around)


def _around(field: FieldLayout, holds: Holds) -> Holds:
    if holds is Holds.PUBLIC and field.is_list and field.part and has_names(field.part):
        return Holds.ROW
    return holds


def _is_read(cls: type[Part], field: FieldLayout) -> bool:
    """Return whether a text has a form of its own, as an hour has."""
    return any(isinstance(mark, ReadWith) for mark in cls.model_fields[field.name].metadata)


def _write(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
