"""Read everything a run needs besides the records: settings, rules, state, free pages."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gongkai.base.digest import digest_of
from gongkai.base.paths import PACKAGE, theme_dir
from gongkai.base.problem import Problem, Where
from gongkai.base.stored_json import read_stored, write_stored
from gongkai.base.versions import version_of
from gongkai.check.privacy import private_name, private_numbers_in
from gongkai.check.privacy_texts import declared_in, private_lines, private_numbers_in_raw
from gongkai.load.files import Scan, Source, SourceKind, scan
from gongkai.load.locate import locate
from gongkai.load.records import read_record
from gongkai.load.register import read_register
from gongkai.load.rules import load_catalogue
from gongkai.load.state import STATE_FILE, read_record_states
from gongkai.model.catalogue import Catalogue
from gongkai.model.frames import FreePage, ShellSpec
from gongkai.model.free_page import FreePageHead
from gongkai.model.glossary import key_of
from gongkai.model.part import Raw
from gongkai.model.publishing import check_targets
from gongkai.model.record_state import RecordState
from gongkai.model.settings import CONFIG_FILE, FORMAT_VERSION, Settings
from gongkai.model.vocabulary import BaseOrganisation
from gongkai.output.own_fonts import check_fonts, own_files
from gongkai.pages.shell import shell_spec
from gongkai.validate.records import validate_part

# Their output stands in pages and pictures, and may change with their version.
_NOT_SHOWN = {"publish_to"}
"""Settings that nothing in the site depends on."""
_LIBRARIES = ("cmarkgfm", "jinja2", "markupsafe", "pillow")
CLEAN_SETTINGS = ".gongkai/cache/settings.json"
_CODE_SUFFIXES = (".py", ".toml", ".tsv", ".html", ".css")


@dataclass(frozen=True)
class Prepared:
    """A village ready for its records; without settings nothing else can be done."""

    root: Path
    settings: Settings | None
    catalogue: Catalogue
    states: dict[str, RecordState]
    scan: Scan
    free_pages: tuple[FreePage, ...]
    problems: tuple[Problem, ...]
    key: str
    """Changes when settings, rules, templates, texts, the register or code do."""
    registered: frozenset[str] = field(default=frozenset(), repr=False)
    """The names in the register of households: only compared with, never kept or shown."""

    @property
    def free_addresses(self) -> tuple[tuple[str, str], ...]:
        """Return where each page of the village's own lies, and its title."""
        return tuple((page.address, page.title) for page in self.free_pages)

    @property
    def records(self) -> list[Source]:
        """Return the record files."""
        return [source for source in self.scan.sources if source.kind is SourceKind.RECORD]


class UnreadableSettingsError(Exception):
    """Without settings there is no site; the problems say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.problems = problems


def prepare(root: Path) -> Prepared:
    """Return the village in a folder and everything wrong with what surrounds its records."""
    settings, problems = _settings(root)
    found = scan(root)
    declared = declared_in(settings)
    override, more = _override(root, found, declared)
    packs = settings.rule_packs if settings else ("national",)
    own = (source.path for source in found.sources if source.kind is SourceKind.OVERRIDE)
    catalogue, faults = load_catalogue(
        packs,
        override,
        Where(next(own, CONFIG_FILE)),
        organisation=settings.organisation_type if settings else BaseOrganisation.VILLAGE,
        named_at=Where(CONFIG_FILE).at(key_of("rule_packs")),
    )
    pages, page_problems = _free_pages(root, found, declared)
    states, state_problems = _states(root)
    registered, register_problems = read_register(root, found.sources)
    key = digest_of(
        product_digest(),
        settings.model_dump_json(exclude=_NOT_SHOWN) if settings else "",
        repr(override),
        *sorted(registered),
        *(file.read_bytes() for file in own_files(root, settings.fonts if settings else None)),
    )
    return Prepared(
        root=root,
        settings=settings,
        catalogue=catalogue,
        states=states,
        scan=found,
        free_pages=pages,
        problems=(
            *problems,
            *found.problems,
            *more,
            *faults,
            *page_problems,
            *state_problems,
            *register_problems,
        ),
        key=key,
        registered=registered,
    )


@cache
def product_digest() -> str:
    """Return a digest over code, rules, templates, texts and libraries: what makes the pages."""
    folders = [PACKAGE, theme_dir() / "templates", theme_dir() / "texts"]
    parts: list[bytes | str] = []
    for folder in folders:
        # Hundreds of files on every run: paths as text are several times faster here.
        for place, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith(_CODE_SUFFIXES):
                    path = f"{place}{os.sep}{name}"
                    parts += [path.removeprefix(str(folder)), _bytes_of(path)]
    return digest_of(*(f"{name}={version_of(name)}" for name in _LIBRARIES), *parts)


def _bytes_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def _settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    if not (root / CONFIG_FILE).is_file():
        return None, [Problem("C101", Where(CONFIG_FILE))]
    raw, problems = read_record(root, CONFIG_FILE)
    if raw is None:
        return None, problems
    settings, found = validate_part(Settings, raw.data, CONFIG_FILE)
    problems = [*problems, *found]
    if settings:
        problems += _private_numbers(root, raw.digest, settings)
        problems += check_fonts(root, settings.fonts)
        problems += check_targets(settings.publish_to, CONFIG_FILE)
    if settings and settings.format_version > FORMAT_VERSION:
        facts = {"found": str(settings.format_version), "known": str(FORMAT_VERSION)}
        return None, [*problems, Problem("C102", Where(CONFIG_FILE), facts)]
    return settings, problems


def _private_numbers(root: Path, digest: str, settings: Settings) -> list[Problem]:
    """Return what is private in the settings; that nothing is, is remembered until they change."""
    key = digest_of(product_digest(), digest)
    memory = root / CLEAN_SETTINGS
    if read_stored(memory) == key:
        return []
    problems = list(private_numbers_in(settings, Where(CONFIG_FILE)))
    if not problems:
        with suppress(OSError):
            write_stored(memory, key)
    return problems


def _override(
    root: Path, found: Scan, declared: frozenset[str]
) -> tuple[Mapping[str, Raw] | None, list[Problem]]:
    file = next((s.path for s in found.sources if s.kind is SourceKind.OVERRIDE), "")
    if not file:
        return None, []
    raw, problems = read_record(root, file)
    if raw is None:
        return None, problems
    return raw.data, [*problems, *private_numbers_in_raw(raw.data, Where(file), "", declared)]


def _states(root: Path) -> tuple[dict[str, RecordState], list[Problem]]:
    try:
        return read_record_states(root), []
    except ValueError:
        return {}, [Problem("C103", Where(STATE_FILE))]


def _free_pages(
    root: Path, found: Scan, declared: frozenset[str]
) -> tuple[tuple[FreePage, ...], list[Problem]]:
    pages: list[tuple[int, FreePage]] = []
    problems: list[Problem] = []
    for file in (source.path for source in found.sources if source.kind is SourceKind.PAGE):
        raw, faults = read_record(root, file)
        problems += faults
        if raw is None:
            continue
        head, faults = validate_part(FreePageHead, raw.data, file)
        problems += private_name(file, declared)
        problems += [*faults, *private_numbers_in_raw(raw.data, Where(file), "", declared)]
        first, is_signed = Where(file, raw.body_line), bool(head and head.hand_checked)
        problems += private_lines(
            raw.body or "", first, key_of("body"), declared, is_signed=is_signed
        )
        if head:
            pages.append((head.order, FreePage(head.id, head.title, raw.body or "", file)))
    pages.sort(key=lambda page: (page[0], page[1].slug))
    return tuple(page for _, page in pages), [*problems, *_same_slugs(page for _, page in pages)]


def _same_slugs(pages: Iterable[FreePage]) -> list[Problem]:
    owners: dict[str, str] = {}
    problems = []
    for page in pages:
        owner = owners.setdefault(page.slug, page.source)
        if owner != page.source:
            problems.append(Problem("R101", Where(page.source), {"id": page.slug, "other": owner}))
    return problems


def told(problems: Iterable[Problem], root: Path) -> tuple[Problem, ...]:
    """Return problems in the order of files and lines, each with its line."""
    return tuple(sorted(locate(list(problems), root), key=Problem.sort_key))


def spec_of(root: Path) -> ShellSpec:
    """Return what decides the frames of a village's site in Chinese alone.

    Raise UnreadableSettingsError when its settings cannot be read.
    """
    prepared = prepare(root)
    if prepared.settings is None:
        raise UnreadableSettingsError(told(prepared.problems, root))
    return shell_spec(in_chinese(prepared.settings), prepared.free_pages, theme_dir())


def in_chinese(settings: Settings) -> Settings:
    """Return the settings of a village for a site without its other languages."""
    return settings.changed(site_languages=())
