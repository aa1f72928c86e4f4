"""Villages for the checks between records: records in brief with their traces."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gongkai.check.village import Village
from gongkai.model.settings import Settings
from gongkai.model.summary import Summary
from gongkai.model.traces import TraceRow
from tests.unit.pages.summaries import AS_OF, catalogue

OUTSIDE = {"名称": "乡纪委", "公务电话": "0870-555-0112", "村外": "是"}


def village(
    *summaries: Summary,
    traces: Mapping[str, Iterable[TraceRow]] | None = None,
    as_of: date = AS_OF,
    **settings: Any,
) -> Village:
    """Return a village of these records; `traces` are given by the record's id."""
    files = {one.id: one.file for one in summaries}
    return Village(
        summaries=summaries,
        traces={files[id_]: tuple(rows) for id_, rows in (traces or {}).items()},
        catalogue=catalogue(),
        settings=Settings.model_validate({"村名": "石桥村", "反映渠道": [OUTSIDE], **settings}),
        as_of=as_of,
    )
