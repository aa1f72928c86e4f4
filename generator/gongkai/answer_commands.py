"""The commands that answer a question about the program itself and change nothing."""

import click

from gongkai.base.manual import problem_page
from gongkai.base.problem_catalogue import problem_texts
from gongkai.command_words import HELP, METAVAR, SAY, Command, ExitCode


@click.command(cls=Command, help=HELP["explain"])
@click.argument("code", metavar=METAVAR["code"])
def explain(code: str) -> int:
    """Print the manual's page on one problem."""
    wanted = code.strip().upper()
    if wanted not in problem_texts():
        click.echo(SAY["no_such_code"].format(code=code), err=True)
        return ExitCode.MISUSE
    click.echo(problem_page(wanted), nl=False)
    return ExitCode.CLEAN
