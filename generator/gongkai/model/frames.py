"""Frames: finished page shells with named gaps, and the facts that decide them.

A frame is one HTML page with a private-use character wherever a page differs from its sisters.
It is split at those characters once; filling it is then a single join.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType

from gongkai.base.light_dataclass import dataclass

SLOTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "\ue000",
        "description": "\ue001",
        "canonical": "\ue002",
        "robots": "\ue003",
        "head": "\ue004",
        "content": "\ue005",
        "languages": "\ue00c",
    }
)
"""Every slot and the character that stands for it in a captured page."""

ELDER = "zhangbei"
FIRST_PAGES = ("index.html", f"{ELDER}.html")
"""Where visits begin: home, and home as it is for old eyes."""
"""The frame of the home page in large letters; it belongs to no section."""

SENTINELS = re.compile("[\ue000-\ue00f]")
"""The characters kept for slots; `load` refuses them in every input."""

_NAMES: Mapping[str, str] = MappingProxyType({mark: name for name, mark in SLOTS.items()})


class FrameError(Exception):
    """A frame is not what the templates promise: our bug, never a village's fault."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry of the top level: its label and its address below the site's root."""

    label: str
    url: str

    @property
    def section(self) -> str:
        """Return the folder the entry leads to, which is the key of its frame; "" is home."""
        return self.url.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of the cadres' own: Markdown without front matter, served as ``p/<slug>.html``."""

    slug: str
    title: str
    text: str
    source: str = ""
    """Where the text lies below the village folder; links between free pages name it."""

    @property
    def address(self) -> str:
        """Return the page below the site's root."""
        return f"p/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class FooterLine:
    """One line at the foot of every page; the key is a hook for the style sheet."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellSpec:
    """Everything that decides the frames. All texts are plain: the engine escapes them."""

    site_name: str
    theme_dir: Path
    sections: tuple[tuple[str, str], ...]
    """Slug and label of each section; a section that has no entry in nav still has a frame."""
    nav: tuple[NavEntry, ...]
    site_url: str = ""
    """The site's own address without a slash; without it there are no canonical links."""
    language: str = "zh"
    about_label: str = ""
    """The label over the free pages; needed when there are any."""
    free_pages: tuple[FreePage, ...] = ()
    footer: tuple[FooterLine, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    """Further texts for the templates, over those of ``texts/shell.toml`` in the theme."""
    palette: str = "red"
    has_switch: bool = False
    """The site has other languages, and each page leads to its twins."""


@dataclass(frozen=True, slots=True)
class FrameKey:
    """What a frame belongs to: a section ("" is none) and a depth below the root, 0 or 1."""

    section: str
    depth: int

    @property
    def name(self) -> str:
        """Return the key as it names the stored file."""
        return f"{self.section or 'none'}-{self.depth}"


def frame_keys(spec: ShellSpec) -> tuple[FrameKey, ...]:
    """Return the frames a site needs: home, its twin, one without a section, one for each."""
    named = [entry.section for entry in spec.nav] + [slug for slug, _ in spec.sections]
    sections = dict.fromkeys(name for name in named if name)
    top = (FrameKey("", 0), FrameKey(ELDER, 0), FrameKey("", 1))
    return (*top, *(FrameKey(name, 1) for name in sections))


def slot_counts(*, has_site_url: bool, has_switch: bool = False) -> Mapping[str, int]:
    """Return how often each slot stands in every frame."""
    counts = dict.fromkeys(SLOTS, 1)
    return counts | {"canonical": int(has_site_url), "languages": int(has_switch)}


class Frame:
    """A page shell split at its slots."""

    __slots__ = ("_gaps", "_parts")

    def __init__(self, html: str, counts: Mapping[str, int]) -> None:
        """Split a captured page; raise FrameError unless each slot stands there as counted."""
        found = [_name_of(mark) for mark in SENTINELS.findall(html)]
        for name, expected in counts.items():
            if found.count(name) != expected:
                raise FrameError(f"slot {name}: {found.count(name)} found, {expected} expected")
        texts = SENTINELS.split(html)
        self._parts = [text for pair in zip(texts, [*found, ""], strict=True) for text in pair]
        self._gaps = tuple((2 * place + 1, name) for place, name in enumerate(found))

    def splice(self, slots: Mapping[str, str]) -> str:
        """Return the page with every slot filled; raise FrameError when one is missing.

        ``title``, ``description`` and ``canonical`` are put in as they are: the caller escapes
        them for text and for attributes. ``content``, ``head`` (further elements of the head)
        and ``robots`` (the noindex element, or nothing) are finished HTML. The content brings
        its own h1. Slots the frame does not have are left out.
        """
        parts = self._parts.copy()
        try:
            for place, name in self._gaps:
                parts[place] = slots[name]
        except KeyError as missing:
            raise FrameError(f"slot {missing} was not given") from None
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Shell:
    """What an engine made of a ShellSpec: frames to fill and finished files to copy."""

    key: str
    frames: Mapping[FrameKey, Frame]
    files: Mapping[str, Path]
    """Finished files by their address below the site's root."""

    def frame(self, section: str, depth: int = 1) -> Frame:
        """Return the frame of a section; raise FrameError when the shell has none."""
        try:
            return self.frames[FrameKey(section, depth)]
        except KeyError:
            raise FrameError(f"no frame for section {section!r} at depth {depth}") from None


def _name_of(mark: str) -> str:
    try:
        return _NAMES[mark]
    except KeyError:
        raise FrameError(f"a reserved character U+{ord(mark):04X} that is no slot") from None
