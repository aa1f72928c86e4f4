"""The command line: parse arguments, read the clock once, call the pipeline, set the exit code.

Exit codes: 0 clean, 1 errors found, 2 wrong use, 3 our fault or the machine's.
"""

import gc
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from gongkai import __version__
from gongkai.answer_commands import explain
from gongkai.card_commands import card
from gongkai.command_options import as_of_option, folder_option, jobs_option
from gongkai.command_words import (
    HELP,
    METAVAR,
    NOW,
    SAY,
    Choice,
    ExitCode,
    Group,
    Whole,
    shown,
    usage_fault,
)
from gongkai.copy_commands import copy
from gongkai.doubt_commands import doubts
from gongkai.duty_commands import due, new
from gongkai.maker_commands import bundle, schema
from gongkai.picture_commands import picture
from gongkai.print_commands import print_sheets
from gongkai.publish_commands import publish
from gongkai.site_making import build_site, tell_problems

if TYPE_CHECKING:
    from gongkai.checking import Result

_BEIJING = timezone(timedelta(hours=8))
_MADE_BEFORE_A_LOOK = 100_000


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Looking for plug-ins of pydantic, of which we want none, reads every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nearly all that is made lives to the end: look for what does not, but seldom.
    gc.set_threshold(_MADE_BEFORE_A_LOOK)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        code = commands.main(prog_name="gongkai", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_fault(error), err=True)
        code = ExitCode.MISUSE
    except (click.Abort, KeyboardInterrupt):
        code = ExitCode.MISUSE
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes a sentence
        code = _tell_failure(error)
    # All that was read is given back with the process; to look through it first takes long.
    gc.freeze()
    sys.exit(code or ExitCode.CLEAN)


def _options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    made: dict[str, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
        "folder": folder_option,
        "out": click.option(
            "--out",
            type=click.Path(path_type=Path),
            metavar=METAVAR["folder"],
            help=HELP["out"],
        ),
        "as_of": as_of_option,
        "jobs": jobs_option,
        "strict": click.option("--strict", is_flag=True, help=HELP["strict"]),
        "site": click.option("--site", "with_site", is_flag=True, help=HELP["with_site"]),
        "format": click.option(
            "--format",
            "style",
            type=Choice(["text", "json", "github"]),
            default="text",
            help=HELP["format"],
        ),
    }

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            command = made[name](command)
        return command

    return decorate


@click.group(
    cls=Group,
    help=HELP["main"],
    context_settings={"help_option_names": ["--help"]},
    invoke_without_command=False,
)
@click.version_option(__version__, help=HELP["version"], message="%(version)s")
@click.option("--debug", is_flag=True, help=HELP["debug"])
@click.pass_context
def commands(context: click.Context, debug: bool) -> None:  # noqa: FBT001 - a command's flag
    """Hold all commands; read the clock for them, once."""
    del debug
    now = datetime.now(_BEIJING)
    context.obj, context.meta[NOW] = now.date(), now


@commands.command(help=HELP["check"])
@_options("folder", "as_of", "jobs", "strict", "site", "format")
def check(  # noqa: PLR0913, PLR0917 - one for each option
    folder: Path,
    as_of: date,
    jobs: int | None,
    strict: bool,  # noqa: FBT001 - a command's flag
    with_site: bool,  # noqa: FBT001 - a command's flag
    style: str,
) -> int:
    """Check a village and tell everything that is wrong."""
    from gongkai.checking import check as run_check  # noqa: PLC0415 - starts fast for --help
    from gongkai.checking import check_site  # noqa: PLC0415 - as above

    started = time.perf_counter()
    run = check_site if with_site else run_check
    result = run(folder, as_of, jobs)
    tell_problems(result, style)
    if style == "text":
        seconds = time.perf_counter() - started
        click.echo(SAY["checked"].format(records=result.records, seconds=seconds))
    return _code(result, strict=strict)


@commands.command(help=HELP["build"])
@_options("folder", "out", "as_of", "jobs", "strict")
@click.option("--web-only", is_flag=True, help=HELP["web_only"])
def build(  # noqa: PLR0913, PLR0917 - one for each option
    folder: Path,
    out: Path | None,
    as_of: date,
    jobs: int | None,
    strict: bool,  # noqa: FBT001 - a command's flag
    web_only: bool,  # noqa: FBT001 - a command's flag
) -> int:
    """Check a village and write its site."""
    from gongkai.model.work import ALL_LAYERS, WEB_ONLY  # noqa: PLC0415 - starts fast for --help

    started = time.perf_counter()
    place = (out or folder / "site").resolve()
    result = build_site(folder, place, as_of, jobs, WEB_ONLY if web_only else ALL_LAYERS)
    if result is None:
        return ExitCode.BROKEN
    tell_problems(result, "text")
    if not result.is_clean:
        click.echo(SAY["not_built"])
        return ExitCode.FOUND
    seconds = time.perf_counter() - started
    facts = {"pages": result.pages, "records": result.records, "written": result.written}
    size = result.size / 1_000_000
    click.echo(SAY["built"].format(**facts, size=size, seconds=seconds, out=shown(place)))
    return _code(result, strict=strict)


@commands.command(help=HELP["serve"])
@_options("folder", "as_of", "jobs")
@click.option("--host", default="127.0.0.1", metavar=METAVAR["address"], help=HELP["host"])
@click.option(
    "--port", default=8000, type=Whole(1, 65535), metavar=METAVAR["number"], help=HELP["port"]
)
def serve(folder: Path, as_of: date, jobs: int | None, host: str, port: int) -> int:
    """Show a village's site and build it again whenever something changes."""
    from gongkai.base.forget import forget_all  # noqa: PLC0415 - starts fast for --help
    from gongkai.base.paths import theme_dir  # noqa: PLC0415 - as above
    from gongkai.engine import serve as run_server  # noqa: PLC0415 - MkDocs is slow to import
    from gongkai.model.work import WITHOUT_PICTURES  # noqa: PLC0415 - as above

    gc.enable()
    place = folder / ".gongkai" / "serve"

    def rebuild() -> None:
        forget_all()
        try:
            # Pictures take most of the time of a build, and nobody waits for them here.
            result = build_site(folder, place, as_of, jobs, WITHOUT_PICTURES)
        except Exception as error:  # noqa: BLE001 - the preview goes on; the next change may mend it
            _tell_failure(error)
            return
        if result is not None:
            tell_problems(result, "text")

    rebuild()
    click.echo(SAY["serving"].format(host=host, port=port))
    watched = [folder / "content", folder / "site_config.yml", theme_dir()]
    try:
        run_server(rebuild, place, [path for path in watched if path.exists()], host, port)
    except OSError:
        click.echo(SAY["port_taken"].format(host=host, port=port), err=True)
        return ExitCode.MISUSE
    return ExitCode.CLEAN


for _command in (
    new,
    due,
    doubts,
    print_sheets,
    picture,
    copy,
    card,
    publish,
    schema,
    bundle,
    explain,
):
    commands.add_command(_command)


def _code(result: "Result", *, strict: bool) -> int:
    if not result.is_clean:
        return ExitCode.FOUND
    if strict and result.problems:
        click.echo(SAY["strict"], err=True)
        return ExitCode.FOUND
    return ExitCode.CLEAN


def _tell_failure(error: Exception) -> int:
    if "--debug" in sys.argv:
        traceback.print_exc()
    click.echo(SAY["crashed"].format(kind=type(error).__name__), err=True)
    return ExitCode.BROKEN
