"""Where data to download lie in a site, and what is told of each record's to who writes them."""

from pathlib import Path
from typing import Final, NamedTuple

from gongkai.model.vocabulary import Kind
from gongkai.model.work import BodyPlace
from gongkai.output.site_state import SiteFile

DATA: Final = "data/v1/"
"""The layout of the files below it stays as it is; another layout gets another number."""
RECORDS: Final = f"{DATA}r/"
ALL: Final = "all"
"""The folder of tables over all records; beside it stands one for each section."""
YEARS: Final = "years"
"""The folder of workbooks, one folder for each year in it."""
PACKAGE: Final = "datapackage.json"
OCDS: Final = f"{DATA}ocds/releases.json"
"""All projects, as the Open Contracting Data Standard tells them."""
CONTRACTING: Final = (Kind.PROJECT, Kind.TENDER, Kind.CONTRACT)
"""The kinds of records it is made from."""
LEFT: Final = "data-"
"""Files in which workers leave the data of the records they drew, a line for each."""


class DataTask(NamedTuple):
    """The data of a record to be written: where they wait, where they go."""

    id: str
    place: BodyPlace
    spool: Path
    out: Path
    key: str


class DataDone(NamedTuple):
    """The files of one record's data, by address."""

    id: str
    files: tuple[tuple[str, SiteFile], ...]


class WideTask(NamedTuple):
    """Tables over all records of a kind, of the whole site or of a section, to be written."""

    scope: str
    """The folder: `ALL` or a section's."""
    kind: str
    ids: tuple[str, ...]
    out: Path
    key: str
    licence: tuple[tuple[str, str], ...] = ()
    """As packages tell it: a title and a path, or nothing."""

    @property
    def stem(self) -> str:
        """Return what the addresses of its files begin with."""
        return f"{DATA}{self.scope}/{self.kind}."
