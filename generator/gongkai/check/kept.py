"""What is kept as evidence enters the site through no other record either."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from gongkai.base.problem import Problem, Where
from gongkai.check.village import Village
from gongkai.model.traces import KeptFile


def check_kept_files(village: Village) -> Iterator[Problem]:
    """Yield P206 where a record offers a file whose content another record keeps to itself.

    Files are compared by content, so that a copy under another name is found as well.
    """
    keepers = {traced.trace.digest: traced.record.file for traced in village.traced(KeptFile)}
    if not keepers:
        return
    for summary in village.summaries:
        for source, address in summary.files:
            other = keepers.get(digest_in(address))
            if other and other != summary.file:
                yield Problem("P206", Where(summary.file), {"file": source, "other": other})


def digest_in(address: str) -> str:
    """Return the hash of the content that stands in a file's address."""
    return PurePosixPath(address).stem
