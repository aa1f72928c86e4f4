"""What is kept as evidence enters the site through no other record either."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from gongkai.base.problem import Problem, Where
from gongkai.check.consent import is_withheld
from gongkai.check.village import Village
from gongkai.model.record import Record
from gongkai.model.traces import KeptFile, PackedFile
from gongkai.model.vocabulary import YesNo


def check_kept_files(village: Village) -> Iterator[Problem]:
    """Yield P206 where a record offers a file whose content another record keeps to itself.

    Files are compared by content, so that a copy under another name is found as well, and one
    in a zip or an office file, there also of the record's own.
    """
    keepers = {traced.trace.digest: traced.record.file for traced in village.traced(KeptFile)}
    if not keepers:
        return
    for inner in village.traced(PackedFile):
        if other := keepers.get(inner.trace.digest):
            facts = {"file": inner.trace.source, "other": other}
            yield Problem("P206", Where(inner.record.file), facts)
    for summary in village.summaries:
        for source, address in summary.files:
            other = keepers.get(digest_in(address))
            if other and other != summary.file:
                yield Problem("P206", Where(summary.file), {"file": source, "other": other})


def kept_names(record: Record, as_of: date) -> list[str]:
    """Return the files that a record names and keeps to itself on a day, as it names them."""
    kept = [one.file for one in record.attachments if one.is_public is YesNo.NO]
    kept += [
        one.file
        for one in record.photos
        if one.is_public is YesNo.NO or is_withheld(one, record, as_of)
    ]
    boards = (photo for posting in record.postings for photo in posting.photos)
    return [*kept, *(one.file for one in boards if one.file and not one.is_shown)]


def digest_in(address: str) -> str:
    """Return the hash of the content that stands in a file's address."""
    return PurePosixPath(address).stem
