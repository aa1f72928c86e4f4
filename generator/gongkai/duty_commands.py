"""The commands around duties: what is due when, and a new record (or a new village)."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from gongkai.command_options import as_of_option, folder_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    SAY,
    Choice,
    Command,
    ExitCode,
    Whole,
    WrongUseError,
    settings_told,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.base.period import Period
    from gongkai.checking import Survey
    from gongkai.model.catalogue import Catalogue, Item
    from gongkai.model.duty import Duty
    from gongkai.model.settings import Settings
    from gongkai.model.summary import Summary
    from gongkai.model.vocabulary import Audience, Publisher
    from gongkai.output.draft import Draft

_LONGEST = 3660


@click.command(cls=Command, help=HELP["due"])
@folder_option
@as_of_option
@click.option(
    "--days", default=30, type=Whole(0, _LONGEST), metavar=METAVAR["number"], help=HELP["days"]
)
@click.option(
    "--format", "style", type=Choice(["text", "json"]), default="text", help=HELP["format"]
)
def due(folder: Path, as_of: date, days: int, style: str) -> int:
    """Tell what is late and what comes next."""
    from gongkai.checking import survey  # noqa: PLC0415 - starts fast for --help
    from gongkai.report.reminders import write_reminders  # noqa: PLC0415 - as above

    with settings_told(style):
        found = survey(folder, as_of)
    write_reminders(found.reminders, as_of, days, style, sys.stdout)
    if not found.result.is_clean:
        click.echo(SAY["due_with_errors"], err=True)
    return ExitCode.CLEAN


@click.command(cls=Command, help=HELP["new"])
@click.argument("what", metavar=METAVAR["folder_or_record"])
@click.option("--item", default="", metavar=METAVAR["item"], help=HELP["item"])
@click.option("--period", default="", metavar=METAVAR["period"], help=HELP["period"])
@click.option("--publisher", default="", metavar=METAVAR["publisher"], help=HELP["publisher"])
@click.option("--group", default="", metavar=METAVAR["group"], help=HELP["group"])
@folder_option
@as_of_option
def new(  # noqa: PLR0913, PLR0917 - a command's options
    what: str, item: str, period: str, publisher: str, group: str, folder: Path, as_of: date
) -> int:
    """Make a village folder, or a record of an item in a village."""
    from gongkai.maker_commands import make_village  # noqa: PLC0415 - starts fast for --help

    if what != SAY["record_word"]:
        if item or period or publisher or group:
            raise WrongUseError(SAY["record_only"].format(word=SAY["record_word"]))
        return make_village(Path(what))
    if not item:
        raise WrongUseError(SAY["item_missing"])
    return _make_record(folder, as_of, _Wish(item, period, publisher, group))


class _Wish(NamedTuple):
    """What was asked for, as typed."""

    item: str
    period: str
    publisher: str
    group: str


def _make_record(folder: Path, as_of: date, wish: _Wish) -> int:
    from gongkai.checking import survey  # noqa: PLC0415 - as above
    from gongkai.output.draft import (  # noqa: PLC0415 - starts fast for --help
        BLANK,
        blanks_in,
        draft_folder,
        draft_text,
        write_draft,
    )
    from gongkai.preparation import UnreadableSettingsError  # noqa: PLC0415 - as above

    try:
        found = survey(folder, as_of)
    except UnreadableSettingsError:
        raise WrongUseError(SAY["settings_bad"]) from None
    village = found.village
    draft = _draft_of(found, wish, as_of)
    records = sorted(
        (one.public_date, one.item, one.section, one.file) for one in village.summaries
    )
    place = draft_folder(draft.item, [one[1:] for one in records])
    file = folder / place / f"{draft.id}.yml"
    text = draft_text(draft, village.catalogue, village.settings)
    if not write_draft(file, text):
        click.echo(SAY["exists"].format(folder=shown(file)), err=True)
        return ExitCode.MISUSE
    facts = {"file": shown(file), "mark": BLANK, "count": blanks_in(text)}
    click.echo(SAY["record_made"].format(**facts))
    if draft.duty and draft.duty.state.is_done:
        known = "\u3001".join(draft.duty.records)
        click.echo(SAY["record_done"].format(records=known))
    for reason in _reasons(found.duties, draft):
        click.echo(SAY["record_not_owed"].format(reason=reason))
    return ExitCode.CLEAN


def _reasons(duties: "Sequence[Duty]", draft: "Draft") -> "Sequence[str]":
    """Return why what the record is about is not owed at all; nothing where it is."""
    body = (draft.item.id, draft.publisher, draft.group)
    own = [one for one in duties if (one.item, one.publisher, one.group) == body]
    return sorted({one.reason for one in own if one.reason})


def _draft_of(found: "Survey", wish: _Wish, as_of: date) -> "Draft":
    """Return what the new record is about, as far as wish, duties and rules tell it."""
    from gongkai.output.draft import Draft, free_id  # noqa: PLC0415 - starts fast for --help

    village = found.village
    item = _item(village.catalogue, wish.item)
    wish = _of_group(village.settings, wish)
    duty = _duty(found.duties, item, wish, as_of)
    group = duty.group if duty else wish.group
    wanted = _period(wish.period) or (duty.period if duty else None)
    publisher = _publisher(item, wish.publisher) or (
        duty.publisher if duty else item.publishers[0]
    )
    taken = {summary.id for summary in village.summaries} | found.released
    return Draft(
        id=free_id(item, wanted, as_of, taken, group),
        item=item,
        group=group,
        publisher=publisher,
        period=wanted,
        planned=as_of,
        duty=duty,
        audience=_audience(item, village.summaries),
    )


def _of_group(settings: "Settings", wish: _Wish) -> _Wish:
    """Return the wish with the number of its group, which then publishes."""
    from gongkai.model.vocabulary import Publisher  # noqa: PLC0415 - starts fast for --help

    if not wish.group:
        return wish
    found = settings.group_called(wish.group)
    if found is None:
        known = "\u3001".join(one.name for one in settings.groups)
        raise WrongUseError(SAY["group_unknown"].format(group=wish.group, known=known))
    label = Publisher.VILLAGERS_GROUP.label
    if wish.publisher not in {"", label, Publisher.VILLAGERS_GROUP.value}:
        raise WrongUseError(SAY["group_publishes"].format(publisher=wish.publisher, label=label))
    return wish._replace(publisher=label, group=found.id)


def _item(catalogue: "Catalogue", name: str) -> "Item":
    found = catalogue.by_name(name)
    if found:
        return found
    nearest = "\u3001".join(catalogue.nearest(name))
    key = "item_unknown" if nearest else "item_unlike"
    raise WrongUseError(SAY[key].format(item=name, nearest=nearest))


def _period(text: str) -> "Period | None":
    from gongkai.base.period import Period  # noqa: PLC0415 - starts fast for --help
    from gongkai.base.problem import ValueFault  # noqa: PLC0415 - as above

    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueFault:
        raise WrongUseError(SAY["period_bad"].format(period=text)) from None


def _audience(item: "Item", records: "Sequence[Summary]") -> "Audience":
    """Return to whom the item's newest record is open; without one, whom the law names."""
    from gongkai.model.vocabulary import Audience  # noqa: PLC0415 - starts fast for --help

    known = [(one.public_date, one.audience) for one in records if one.item == item.id]
    newest = max(known, default=("", ""))[1]
    return Audience(newest) if newest else item.object or Audience.EVERYONE


def _publisher(item: "Item", word: str) -> "Publisher | None":
    if not word:
        return None
    found = next((one for one in item.publishers if word in {one.label, one.value}), None)
    if found is None:
        choices = "\u3001".join(one.label for one in item.publishers)
        raise WrongUseError(SAY["publisher_bad"].format(publisher=word, choices=choices))
    return found


def _duty(duties: "Sequence[Duty]", item: "Item", wish: _Wish, as_of: date) -> "Duty | None":
    """Return the duty that is meant: the one named, else the newest one past that is not done."""
    publisher = _publisher(item, wish.publisher)
    period = _period(wish.period)
    own = [
        one
        for one in duties
        if one.item == item.id and publisher in {None, one.publisher} and not one.demand
        # What groups owe is meant only where a group is named, or groups as such.
        if one.group == wish.group or (one.group and publisher and not wish.group)
    ]
    if period:
        return next((one for one in own if one.period == period), None)
    missing = [one for one in own if not one.state.is_done and one.state.counts]
    ended = [one for one in missing if one.period.end < as_of]
    return max(ended, key=lambda one: one.period.end, default=next(iter(missing), None))
