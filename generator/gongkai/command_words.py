"""What all commands share: click's own words in Chinese, exit codes, the village folder.

All words stand in ``cli_zh.toml``. Lines are not broken here: a Chinese sentence has no spaces
to break at, and consoles break lines themselves.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from unicodedata import east_asian_width

import click

if TYPE_CHECKING:
    from gongkai.model.vocabulary import Vocabulary

_TEXTS: Final[dict[str, dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "cli_zh.toml").read_text("utf-8")
)
HELP: Final = _TEXTS["help"]
SAY: Final = _TEXTS["say"]
METAVAR: Final = _TEXTS["metavar"]
_USAGE: Final = _TEXTS["usage"]
_HEADINGS: Final = {"Options": _USAGE["options"], "Commands": _USAGE["commands"]}
_WIDE: Final = frozenset("WFA")
_WIDEST: Final = 200
_GAP: Final = 2
_PUBLIC: Final = ("site", "content", ".gongkai")
NOW: Final = "gongkai.now"
"""Where the command line keeps the moment at which it read the clock."""
Word = TypeVar("Word", bound="Vocabulary")


class ExitCode(IntEnum):
    """What a command leaves behind for the program that started it."""

    CLEAN = 0
    FOUND = 1
    MISUSE = 2
    BROKEN = 3


class WrongUseError(click.UsageError):
    """A command that cannot be run as it was typed; its message is whole."""


class Words(click.HelpFormatter):
    """Lays out a help page; a Chinese character is two columns wide."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        self.write(f"{prefix or _USAGE['usage']}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        self.write(f"{_HEADINGS.get(heading, heading)}{_USAGE['colon']}\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph as it is."""
        self.write(f"{' ' * self.current_indent}{text}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP
    ) -> None:
        """Write names and what they mean in two columns."""
        del col_max
        known = list(rows)
        widest = max(_columns(name) for name, _ in known)
        for name, meaning in known:
            gap = " " * (widest - _columns(name) + col_spacing)
            self.write(f"{' ' * self.current_indent}{name}{gap}{meaning}".rstrip() + "\n")


class Context(click.Context):
    """A context whose help pages are laid out by `Words`."""

    formatter_class = Words

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take a width that no help line reaches, so that none is cut short."""
        super().__init__(*args, **{**options, "terminal_width": _WIDEST})


class Command(click.Command):
    """A command that speaks Chinese."""

    context_class = Context

    def __init__(self, *args: Any, **options: Any) -> None:
        """Name what may follow the command in Chinese."""
        super().__init__(*args, **{"options_metavar": _USAGE["any_options"], **options})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help page."""
        return _in_chinese(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; WrongUseError when words are left over."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left:
            raise WrongUseError(_USAGE["extra"].format(words=" ".join(left)), ctx)
        return left


class Group(click.Group):
    """The group of all commands."""

    context_class = Context
    command_class = Command

    def __init__(self, *args: Any, **options: Any) -> None:
        """Name what may follow the program's name in Chinese."""
        own = {
            "options_metavar": _USAGE["any_options"],
            "subcommand_metavar": _USAGE["one_command"],
            "no_args_is_help": False,
        }
        super().__init__(*args, **{**own, **options})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help page."""
        return _in_chinese(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; without any words show the help page, as wrong use."""
        if not args:
            click.echo(ctx.get_help())
            ctx.exit(ExitCode.MISUSE)
        left = super().parse_args(ctx, args)
        if all(word.startswith("-") for word in args):
            raise WrongUseError(_USAGE["no_command"], ctx)
        return left

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named; WrongUseError when there is none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise WrongUseError(_USAGE["no_such_command"].format(name=args[0]), ctx)
        return super().resolve_command(ctx, args)


class Choice(click.Choice[str]):
    """One of some words; a wrong one is told with those that fit."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; WrongUseError when it is none of ours."""
        if value not in self.choices:
            facts = {"name": _name_of(param), "value": value, "choices": " / ".join(self.choices)}
            raise WrongUseError(_USAGE["bad_choice"].format(**facts), ctx)
        return str(value)


class Whole(click.ParamType[int]):
    """A whole number between two others."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        """Take the smallest and the largest number."""
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; WrongUseError when it is none, or too small or large."""
        text = str(value)
        if text.isascii() and text.isdigit() and self.least <= int(text) <= self.most:
            return int(text)
        facts = {"name": _name_of(param), "value": text, "least": self.least, "most": self.most}
        raise WrongUseError(_USAGE["bad_number"].format(**facts), ctx)


def shown(path: Path) -> str:
    """Return a path as short as it can be told from where the command was typed."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def bad_day(param: click.Parameter, value: str) -> WrongUseError:
    """Return what to raise for a day that cannot be read."""
    return WrongUseError(_USAGE["bad_day"].format(name=_name_of(param), value=value))


def usage_fault(error: click.UsageError) -> str:
    """Return what was wrong with a command line, and where to read how it is done."""
    return _fault(error) + _USAGE["see_help"]


def _fault(error: click.UsageError) -> str:
    match error:
        case WrongUseError():
            return error.message
        case click.NoSuchOption():
            return _USAGE["no_such_option"].format(option=error.option_name)
        case click.MissingParameter():
            return _USAGE["missing"].format(name=_name_of(error.param))
        case click.BadParameter():
            return _USAGE["bad_value"].format(name=_name_of(error.param), value=error.message)
        case click.BadOptionUsage():
            has_value = any(word.startswith(f"{error.option_name}=") for word in sys.argv)
            return _USAGE["no_value" if has_value else "no_argument"].format(
                option=error.option_name
            )
        case _:
            return _USAGE["other"]


def is_inside_what_is_published(out: Path, folder: Path) -> bool:
    """Return whether a file would lie where a site, its sources or its cache lie.

    Any folder with a manifest of ours above the file is a site, wherever it was written.
    """
    place = out.resolve()
    if any(place.is_relative_to((folder / name).resolve()) for name in _PUBLIC):
        return True
    return any((parent / "manifest.json").is_file() for parent in place.parents)


def unpublished_place(out: Path, folder: Path) -> Path:
    """Return a folder for what may not be on the web; WrongUseError where it would get there."""
    place = out.resolve()
    if is_inside_what_is_published(place / "file", folder):
        raise WrongUseError(SAY["out_is_public"].format(out=shown(place)))
    return place


@contextmanager
def settings_told(style: str = "text") -> Iterator[None]:
    """Tell what keeps a village's settings from being read, and leave: something was found."""
    from gongkai.preparation import UnreadableSettingsError  # noqa: PLC0415 - starts fast for --help
    from gongkai.report.write import write_problems  # noqa: PLC0415 - as above

    try:
        yield
    except UnreadableSettingsError as error:
        write_problems(error.problems, style, sys.stdout)  # type: ignore[arg-type]
        raise click.exceptions.Exit(ExitCode.FOUND) from None


def word_of(vocabulary: type[Word], option: str, text: str) -> Word:
    """Return what a word of a vocabulary names; WrongUseError with the choices for no word."""
    found = next((one for one in vocabulary if text in {one.label, one.value}), None)
    if found is None:
        facts = {"name": option, "value": text, "choices": " / ".join(vocabulary.choices())}
        raise WrongUseError(SAY["no_such_word"].format(**facts))
    return found


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = HELP["help"]
    return option


def _name_of(param: click.Parameter | None) -> str:
    if isinstance(param, click.Argument):
        return str(param.metavar or param.name)
    return param.opts[0] if param else ""


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(one) in _WIDE else 1 for one in text)
