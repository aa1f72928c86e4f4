"""The command that sends a site to where people see it."""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.command_options import as_of_option, folder_option, jobs_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    NOW,
    SAY,
    Command,
    ExitCode,
    Whole,
    WrongUseError,
    settings_told,
)
from gongkai.site_making import build_site, progress_shown, tell_problems

if TYPE_CHECKING:
    from gongkai.base.problem import Problem
    from gongkai.model.publishing import PublishTarget
    from gongkai.publish.sending import Bundle
    from gongkai.publishing import Outcome

_MOST_LANES = 64


@click.command(cls=Command, help=HELP["publish"])
@click.argument("names", nargs=-1, metavar=METAVAR["names"])
@click.option("--by", default=SAY["other_computer"], metavar=METAVAR["person"], help=HELP["by"])
@click.option("--allow-removals", "removals", is_flag=True, help=HELP["allow_removals"])
@click.option("--take-over", "takes_over", is_flag=True, help=HELP["take_over"])
@click.option("--unlock", "unlocks", is_flag=True, help=HELP["unlock"])
@click.option("--lanes", type=Whole(1, _MOST_LANES), metavar=METAVAR["number"], help=HELP["lanes"])
@folder_option
@as_of_option
@jobs_option
@click.pass_context
def publish(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    names: tuple[str, ...],
    by: str,
    removals: bool,  # noqa: FBT001 - a command's flag
    takes_over: bool,  # noqa: FBT001 - a command's flag
    unlocks: bool,  # noqa: FBT001 - a command's flag
    lanes: int | None,
    folder: Path,
    as_of: date,
    jobs: int | None,
) -> int:
    """Build a village's site, check it whole, and send it to the places it names."""
    from gongkai.publish.memory import DamagedMemoryError, memory_of  # noqa: PLC0415 - as above
    from gongkai.publish.ownership import Allowed  # noqa: PLC0415 - as above
    from gongkai.publishing import Sending, publish_to  # noqa: PLC0415 - as above

    with settings_told():
        targets = _targets(folder, names)
    bundle = _checked_bundle(folder, as_of, jobs)
    if isinstance(bundle, ExitCode):
        click.echo(SAY["not_published"], err=True)
        return bundle
    try:
        memory = memory_of(folder)
    except DamagedMemoryError:
        click.echo(SAY["memory_damaged"], err=True)
        return ExitCode.FOUND
    now: datetime = context.find_root().meta[NOW]
    allowed = Allowed(removals, takes_over, unlocks)
    sending = Sending(by, now.astimezone(UTC).replace(tzinfo=None), allowed, lanes)
    started = time.perf_counter()
    code = ExitCode.CLEAN
    for outcome in publish_to(targets, bundle, memory, sending, progress_shown):
        _tell_outcome(outcome, time.perf_counter() - started)
        started = time.perf_counter()
        if outcome.problems:
            code = ExitCode.FOUND
    return code


def _checked_bundle(folder: Path, as_of: date, jobs: int | None) -> "Bundle | ExitCode":
    """Return a site just built and checked whole, or, once all is told, how to leave."""
    from gongkai.checking import SITE, check_site  # noqa: PLC0415 - starts fast for --help
    from gongkai.model.work import ALL_LAYERS  # noqa: PLC0415 - as above
    from gongkai.publishing import finished_bundle  # noqa: PLC0415 - as above

    built = build_site(folder, folder / SITE, as_of, jobs, ALL_LAYERS)
    if built is None:
        return ExitCode.BROKEN
    result = check_site(folder, as_of, jobs) if built.is_clean else built
    tell_problems(result, "text")
    if not result.is_clean:
        return ExitCode.FOUND
    bundle, problems = finished_bundle(folder / SITE)
    _tell(problems)
    return bundle or ExitCode.FOUND


def _targets(folder: Path, names: Sequence[str]) -> "list[PublishTarget]":
    """Return the places to publish to; WrongUseError for a name of none, or where none is set."""
    from gongkai.preparation import UnreadableSettingsError, prepare  # noqa: PLC0415 - as above
    from gongkai.publishing import targets_called  # noqa: PLC0415 - as above

    prepared = prepare(folder)
    if prepared.settings is None:
        raise UnreadableSettingsError(prepared.problems)
    places = prepared.settings.publish_to
    if not places:
        raise WrongUseError(SAY["nowhere_to_publish"])
    found, unknown = targets_called(places, names)
    if unknown:
        named = "\u3001".join(place.name for place in places)
        raise WrongUseError(SAY["no_such_place"].format(name=unknown[0], names=named))
    return found


def _tell_outcome(outcome: "Outcome", seconds: float) -> None:
    _tell(outcome.problems)
    if outcome.sent is None:
        return
    facts = {**outcome.sent.__dict__, "name": outcome.name, "seconds": seconds}
    done = outcome.sent
    is_idle = not (done.sent or done.resumed or done.removed)
    click.echo(SAY["nothing_to_publish" if is_idle else "published"].format(**facts))


def _tell(problems: "Sequence[Problem]") -> None:
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    if problems:
        write_problems(problems, "text", sys.stdout)
