"""What is heard beside a record's page: a sound by the village's own command, or a text.

The text is for browsers that speak themselves. Both tell what the web shows and nothing else.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gongkai.analysis import Analysis
from gongkai.base.digest import digest_of
from gongkai.base.jobs import PoolFrom, Workers, default_jobs
from gongkai.base.problem import Problem, Where
from gongkai.leaks import LeakError
from gongkai.model.settings import CONFIG_FILE
from gongkai.model.sheet import last_sheet_day
from gongkai.model.summary import Summary
from gongkai.model.voice import SOUNDS, VoiceTask
from gongkai.model.work import Workplace
from gongkai.output.sound import SOUND_CACHE, id_of_sound, sounds_kept
from gongkai.site_build import SiteBuild

if TYPE_CHECKING:
    from gongkai.voice_work import VoiceDone

_SPEAKING_FROM = PoolFrom(4, 2)
_WRITING_FROM = PoolFrom(1500, 400)
"""Texts alone take about a millisecond each."""
_GIVEN_UP = "O114"


def write_sounds(
    site: SiteBuild, analysis: Analysis, place: Workplace, jobs: int | None
) -> list[Problem]:
    """Write the sounds and texts whose key is new; return which sounds could not be made.

    Where a record is heard is noted in the site: its page leads there. Raise LeakError when one
    would tell what must not be public.
    """
    if not place.layers.voice:
        return []
    _forget(site, place)
    tasks = [one for one in _tasks(site, analysis, place) if not _keeps(site, one)]
    if not tasks:
        return []
    from gongkai.voice_work import start, write_voices  # noqa: PLC0415 - an unchanged build speaks not

    site.make_folder(SOUNDS)
    pool_from = _SPEAKING_FROM if any(one.is_spoken for one in tasks) else _WRITING_FROM
    workers = Workers(jobs or default_jobs(), start, place, pool_from=pool_from)
    try:
        done = list(workers.run(write_voices, tasks))
    finally:
        workers.close()
    if leaks := [leak for one in done for leak in one.leaks]:
        raise LeakError(leaks)
    for one in done:
        if one.state:
            site.put(one.address, one.state)
            site.voices[one.id] = one.address
    return list(_problems(done))


def _problems(done: list["VoiceDone"]) -> Iterator[Problem]:
    for one in done:
        yield from one.problems
    if given_up := sum(one.is_given_up for one in done):
        yield Problem(_GIVEN_UP, Where(CONFIG_FILE), {"count": str(given_up)})


def _tasks(site: SiteBuild, analysis: Analysis, place: Workplace) -> Iterator[VoiceTask]:
    settings = place.settings
    for record in site.board.records:
        first = date.fromisoformat(record.public_date)
        is_new = place.as_of <= last_sheet_day(first, settings.sheet_months)
        is_spoken = is_new and settings.voice is not None and bool(settings.voice.command)
        day = _day_told(record, place.as_of)
        entry = analysis.entries[record.file]
        key = digest_of("voice", site.key, entry.digest, record.digest, day.isoformat())
        yield VoiceTask(record.file, record.id, day, key, is_spoken)


def _day_told(record: Summary, as_of: date) -> date:
    """Return the day on which a record is told: its first, or one after its notice has ended.

    So it is spoken once or twice in all, and not anew on every day.
    """
    if record.notice_end and record.notice_end < as_of.isoformat():
        return date.fromisoformat(record.notice_end) + timedelta(days=1)
    return date.fromisoformat(record.public_date)


def _keeps(site: SiteBuild, task: VoiceTask) -> bool:
    """Return whether what is heard of a record lies there as it should."""
    address, key = task.place
    if not site.keep(address, key):
        return False
    site.voices[task.id] = address
    return True


def _forget(site: SiteBuild, place: Workplace) -> None:
    """Remove the kept sounds of records that are no longer shown."""
    shown = {record.id for record in site.board.records}
    for file in sounds_kept(place.root / SOUND_CACHE):
        if id_of_sound(file) not in shown:
            file.unlink(missing_ok=True)
