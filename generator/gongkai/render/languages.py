"""Pages in several languages: how one leads to its twins, and what makes it one of them.

A twin lies in the folder of its language below the site's root, under the address of the Chinese
page. What is no page (photos, sheets, data, styles) lies there once for all languages.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from gongkai.base.language import CHINESE, speaking
from gongkai.base.texts import text
from gongkai.model.frames import SLOTS

STYLE: Final = "assets/languages.css"
"""The style sheet of the switch and of what other scripts need."""
SWITCH_MARK: Final = SLOTS["languages"]
_RIGHT_TO_LEFT: Final = frozenset({"ug"})
_LANGUAGE = re.compile(r'<html lang="[^"]*"')
_DIRECTION = re.compile(r'<body dir="[^"]*"')
_PAGE_LINK = re.compile(r"[^?#]*\.html(?:[?#].*)?", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)
_LEADING = re.compile(r'(?<=\s)(href|src|srcset|action)="([^"]*)"')
_END_DAY = re.compile(r' data-gk-end="[^"]*"')
_PART = re.compile(r"(<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>)", re.DOTALL)
_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "\u201c\u2018\u300a\uff08\u3010\u3014"
_CLOSING = "\u3001-\u3011\uff01-\uff1f\u201d\u2019"
_AMONG = "\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014\u00b70-9 .,:%/-"
_RUN = re.compile(f"[{_OPENING}]*[{_HAN}](?:[{_HAN}{_AMONG}]*[{_HAN}{_CLOSING}])?")
_ANY_HAN = re.compile(f"[{_HAN}]")
_START = re.compile(r"<([a-z][a-z0-9]*)(?:\s[^>]*)?(?<!/)>", re.IGNORECASE)
_NO_SPAN: Final = frozenset({"title", "option", "text", "tspan", "desc", "textarea"})
"""What stands in these is text alone: the element itself bears the language."""


def switch(address: str, language: str, languages: Sequence[str]) -> str:
    """Return the links from a page to its twins; `language` is its own, Chinese comes first.

    `address` is the same for all: where the Chinese page lies below the site's root.
    """
    links = (
        f'<a href="{href}" lang="{other}" hreflang="{other}">{escape(name_of(other))}</a>'
        for other, href in _twins(address, language, languages)
        if other != language
    )
    label = escape(text("shell.languages"), quote=True)
    return f'<nav class="gk-languages" aria-label="{label}">{"".join(links)}</nav>'


def alternates(
    address: str, language: str, languages: Sequence[str], site_address: str, *, is_listed: bool
) -> str:
    """Return what tells of a page's twins in its head, with the style sheet of languages.

    `is_listed` is false for pages that search engines are asked to leave alone.
    """
    # As every page's: a twin is led one folder up when it is finished.
    style = f'<link rel="stylesheet" href="{"../" * address.count("/")}{STYLE}">'
    if not is_listed:
        return style
    links = (
        f'<link rel="alternate" hreflang="{other}" href="{_absolute(href, site_address)}">'
        for other, href in _twins(address, language, languages, site_address)
    )
    return "".join(links) + style


def with_switch(page: str, address: str, language: str, languages: Sequence[str]) -> str:
    """Return a page that the engine finished with its switch; one without its mark as it is."""
    if SWITCH_MARK not in page:
        return page
    style = alternates(address, language, languages, "", is_listed=False)
    page = page.replace("</head>", f"{style}</head>", 1)
    return page.replace(SWITCH_MARK, switch(address, language, languages))


def name_of(language: str) -> str:
    """Return what a language calls itself."""
    with speaking(language):
        return text("shell.language")


def twin_page(page: str, language: str, base: str = "/") -> str:
    """Return a finished page as a twin: its language named, its Chinese marked, its links right.

    `base` is the path of the Chinese site on its host, for the page that knows no other.
    """
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    page = _LANGUAGE.sub(f'<html lang="{language}"', page, count=1)
    page = _DIRECTION.sub(f'<body dir="{direction}"', page, count=1)
    # What the script would write there is Chinese.
    page = _END_DAY.sub("", page)
    folder = (base, f"{base}{language}/")
    return "".join(_parts(page, folder))


def _parts(page: str, folder: tuple[str, str]) -> Iterator[str]:
    """Yield tags with their links led right, and texts with their Chinese marked."""
    parts = _PART.split(page)
    yield parts[0]
    in_drawing = False
    for tag, told, after in zip(parts[1::2], parts[2::2], [*parts[3::2], ""], strict=True):
        if tag.startswith(("<svg", "</svg")):
            in_drawing = tag[1] != "/"
        if "=" in tag and not tag.startswith(("<script>", "<style")):
            tag = _LEADING.sub(lambda found: _led(found, folder), tag)  # noqa: PLW2901
        yield from (
            _marked(tag, told, after, in_drawing=in_drawing)
            if _ANY_HAN.search(told)
            else (tag, told)
        )


def _marked(tag: str, told: str, after: str, *, in_drawing: bool) -> tuple[str, str]:
    """Return a tag and the text behind it, which holds Chinese, with the language named."""
    if " lang=" in tag:
        return tag, told
    start = _START.fullmatch(tag)
    name = start[1].lower() if start else ""
    is_all = after.startswith(f"</{name}>") and _RUN.fullmatch(told.strip())
    if start and (is_all or name in _NO_SPAN):
        return f'{tag[:-1]} lang="{CHINESE}">', told
    if in_drawing:
        return tag, told
    return tag, _RUN.sub(rf'<span lang="{CHINESE}">\g<0></span>', told)


def _led(found: re.Match[str], folder: tuple[str, str]) -> str:
    """Return an attribute that leads somewhere, as it reads one folder deeper."""
    name, value = found.groups()
    if name == "srcset":
        led = (_deeper(one, folder) for one in value.split(", "))
        return f'{name}="{", ".join(led)}"'
    return f'{name}="{_deeper(value, folder)}"'


def _deeper(address: str, folder: tuple[str, str]) -> str:
    if not address or _ELSEWHERE.match(address):
        return address
    is_page = _PAGE_LINK.fullmatch(address)
    if address.startswith("/"):
        return address.replace(*folder, 1) if is_page else address
    return address if is_page else f"../{address}"


def _twins(
    address: str, language: str, languages: Sequence[str], site_address: str = ""
) -> Iterator[tuple[str, str]]:
    root = f"{site_address}/" if site_address else _root_from(address, language)
    yield CHINESE, root + address
    yield from ((other, f"{root}{other}/{address}") for other in languages)


def _absolute(href: str, site_address: str) -> str:
    return escape(href, quote=True) if site_address else href


def _root_from(address: str, language: str) -> str:
    return "../" * (address.count("/") + (language != CHINESE))
