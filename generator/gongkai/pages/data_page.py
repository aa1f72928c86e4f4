"""The page of data to download: which tables there are, how long, how large, how to use them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gongkai.base.digest import digest_of
from gongkai.base.texts import text
from gongkai.model.vocabulary import Kind, Section
from gongkai.pages.contexts import Ref
from gongkai.pages.planned import PlannedPage

ADDRESS: Final = "shuju/index.html"
_FIRST: Final = (
    "ledger.entries",
    "subsidy",
    "project",
    "contract",
    "award",
)
"""What somebody with a spreadsheet looks for before all else."""
_NOTES: Final = ("open", "money", "books", "people", "prose", "guard", "one")
_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class DataRow:
    """A table over all records: its name, its number of rows, its files."""

    title: str
    rows: int
    files: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class DataYear:
    """The workbooks of a year."""

    title: str
    files: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """The page of data; without any table it says why."""

    title: str
    lead: str
    first: tuple[DataRow, ...]
    tables: tuple[DataRow, ...]
    years: tuple[DataYear, ...]
    packages: tuple[Ref, ...]
    notes: tuple[str, ...]
    licence: Ref | None
    """The terms under which others may use the data; None where the village names none."""


def planned_data_page(
    folder: str,
    resources: Sequence[Mapping[str, Any]],
    sizes: Mapping[str, int],
    licence: Mapping[str, str],
) -> PlannedPage:
    """Return the page over the tables of a package, given the sizes of all files of data.

    `folder` is where they lie, below the site's root; `licence` is that of the package.
    """
    return PlannedPage(
        address=ADDRESS,
        template="data",
        section="",
        title=text("data.page.title"),
        description=text("data.page.lead"),
        reads=digest_of(
            repr((sorted(sizes.items()), [one["rows"] for one in resources], dict(licence)))
        ),
        make=lambda: data_page(folder, resources, sizes, licence),
    )


def data_page(
    folder: str,
    resources: Sequence[Mapping[str, Any]],
    sizes: Mapping[str, int],
    licence: Mapping[str, str],
) -> DataPage:
    """Return the context of the page."""
    rows = {one["path"]: _row(folder, one, sizes) for one in resources}
    first = {path.rpartition("/")[2].removesuffix(".csv"): row for path, row in rows.items()}
    return DataPage(
        title=text("data.page.title"),
        lead=text("data.page.lead"),
        first=tuple(first[name] for name in _FIRST if name in first),
        tables=tuple(rows.values()),
        years=tuple(_years(folder, sizes)),
        packages=tuple(_packages(folder, sizes)),
        notes=tuple(text(f"data.page.notes.{name}") for name in _NOTES),
        licence=Ref(licence["title"], licence["path"]) if licence else None,
    )


def _row(folder: str, told: Mapping[str, Any], sizes: Mapping[str, int]) -> DataRow:
    stem = f"{folder}{told['path'].removesuffix('.csv')}"
    files = (
        Ref(_sized(text(f"data.page.{suffix}"), sizes[address]), f"../{address}")
        for suffix in ("csv", "json")
        if (address := f"{stem}.{suffix}") in sizes
    )
    return DataRow(told["title"], told["rows"], tuple(files))


def _years(folder: str, sizes: Mapping[str, int]) -> Iterator[DataYear]:
    """Yield the years, the last one first, with their workbooks."""
    found: dict[str, list[Ref]] = {}
    for address in sorted(sizes):
        if address.endswith(".xlsx"):
            year, name = address.removeprefix(folder).split("/")[-2:]
            label = _sized(Kind(name.removesuffix(".xlsx")).label, sizes[address])
            found.setdefault(year, []).append(Ref(label, f"../{address}"))
    for year, files in sorted(found.items(), reverse=True):
        yield DataYear(text("data.page.year", year=year), tuple(files))


def _packages(folder: str, sizes: Mapping[str, int]) -> Iterator[Ref]:
    name = "datapackage.json"
    if folder + name in sizes:
        yield Ref(text("data.page.package"), f"../{folder}{name}")
    if (projects := f"{folder}ocds/releases.json") in sizes:
        yield Ref(text("data.page.ocds"), f"../{projects}")
    for section in Section:
        address = f"{folder}{section.value}/{name}"
        if address in sizes:
            yield Ref(section.label, f"../{address}")


def _sized(label: str, size: int) -> str:
    return text("data.page.size", label=label, size=size_told(size))


def size_told(size: int) -> str:
    """Return a size as people read it, never rounded down to nothing."""
    if size < _KILO * _KILO:
        return text("data.page.kilobytes", number=max(1, round(size / _KILO)))
    return text("data.page.megabytes", number=f"{size / _KILO / _KILO:.1f}")
