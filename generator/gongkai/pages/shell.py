"""What the frames of a village's site show: its name, its sections, its foot."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from gongkai.base.language import CHINESE, found_in
from gongkai.base.texts import text
from gongkai.model.frames import FooterLine, FreePage, NavEntry, ShellSpec
from gongkai.model.settings import Settings
from gongkai.model.vocabulary import Section, YesNo

_UNSAFE_IN_ADDRESS = re.compile(r"[\s\"'<>\\`{}|^]")


def shell_spec(
    settings: Settings, free_pages: Sequence[FreePage], theme: Path, language: str = CHINESE
) -> ShellSpec:
    """Return everything that decides the frames of the site in the language that is shown."""
    sections = tuple((section.value, section.label) for section in Section)
    nav = (
        NavEntry(text("shell.home"), "index.html"),
        *(NavEntry(label, f"{slug}/index.html") for slug, label in sections),
        NavEntry(text("months.title"), "yue/index.html"),
        NavEntry(text("catalogue.title"), "mulu/index.html"),
        NavEntry(text("duties.tab"), "wancheng/index.html"),
    )
    return ShellSpec(
        site_name=settings.village_name,
        theme_dir=theme,
        sections=sections,
        nav=nav,
        # MkDocs writes it as it stands into its own pages, and the theme into a script.
        site_url=_UNSAFE_IN_ADDRESS.sub(lambda found: quote(found[0]), settings.site_address),
        about_label=text("shell.about"),
        free_pages=tuple(free_pages),
        footer=tuple(_footer(settings)),
        extra=_translated(language) | {"motto": f"{settings.county}{settings.township}"},
        # The engine has words of its own for these two; for others it has none.
        language="en" if language == "en" else "zh",
        has_switch=bool(settings.other_languages),
    )


def _translated(language: str) -> dict[str, str]:
    table = None if language == CHINESE else found_in(language, "shell")
    return {name: str(told) for name, told in table.items()} if isinstance(table, Mapping) else {}


def _footer(settings: Settings) -> Iterator[FooterLine]:
    if settings.is_demo is YesNo.YES:
        yield FooterLine("demo", text("shell.demo"))
    for channel in settings.channels[:2]:
        facts = {"name": channel.name, "phone": channel.office_phone}
        yield FooterLine("channel", text("shell.channel", **facts))
    if settings.address:
        yield FooterLine("address", settings.address)
    if settings.internet_filing:
        yield FooterLine("filing", settings.internet_filing)
    if settings.police_filing:
        yield FooterLine("police", settings.police_filing)
