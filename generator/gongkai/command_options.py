"""The options that several commands take alike."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import click

from gongkai.command_words import HELP, METAVAR, SAY, Whole, WrongUseError, bad_day

_MOST_JOBS = 256


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take the village folder; WrongUseError when it is none."""

    def existing(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
        if not value.is_dir():
            raise WrongUseError(SAY["not_a_folder"].format(folder=value))
        return value.resolve()

    option = click.option(
        "--folder",
        default=".",
        type=click.Path(path_type=Path),
        callback=existing,
        metavar=METAVAR["folder"],
        help=HELP["folder"],
    )
    return option(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take the day it works on; without one, today as the command line read it."""

    def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
        if value is None:
            return cast("date", context.find_root().obj)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise bad_day(parameter, value) from None

    option = click.option(
        "--as-of", "as_of", callback=day, metavar=METAVAR["day"], help=HELP["as_of"]
    )
    return option(command)


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take how many processes work at a time; None leaves it to the machine."""
    option = click.option(
        "--jobs", type=Whole(1, _MOST_JOBS), metavar=METAVAR["number"], help=HELP["jobs"]
    )
    return option(command)
