"""Cadres' Markdown to HTML: tables, lists, links and pictures; raw HTML never passes.

cmark-gfm in its safe mode leaves out raw HTML and dangerous schemes; what it emits is then walked
once more, so that only allowed schemes and known pictures stay.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options

from gongkai.render.sides import SIDE_CLASSES

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_VALIDATE_UTF8
_EXTENSIONS = ["table", "strikethrough", "autolink"]
# `load` refuses these characters; an entity could still spell one.
_RESERVED = re.compile("[\ue000-\ue00f]")
_OMITTED = re.compile(r"<!-- raw HTML omitted -->")
_LINK = re.compile(r'<a href="([^"]*)"')
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"((?: title="[^"]*")? />)')
_HEADING = re.compile(r"(</?h)([1-6])")
_SIDE = re.compile(r'(<t[dh]) align="(left|center|right)">')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = ("http:", "https:", "tel:", "mailto:")


def render_markdown(markdown: str, find_file: Callable[[str], str]) -> str:
    """Return safe HTML.

    Headings move down one step, since the page has its own; `find_file` turns the path of a
    picture or file in the village folder into its address, or "" when there is none.
    """
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, _OPTIONS, _EXTENSIONS)
    html = _RESERVED.sub("\ufffd", _OMITTED.sub("", html))
    html = _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + 1, 6)}", html)
    html = _PICTURE.sub(lambda found: _picture(found, find_file), html)
    html = _LINK.sub(lambda found: _link(found, find_file), html)
    html = _SIDE.sub(_side, html)
    return html.replace("<table>", '<div class="gk-scroll"><table>').replace(
        "</table>", "</table></div>"
    )


def _side(found: re.Match[str]) -> str:
    name = SIDE_CLASSES[found[2]]
    return f'{found[1]} class="{name}">' if name else f"{found[1]}>"


def _picture(found: re.Match[str], find_file: Callable[[str], str]) -> str:
    """Return a picture of the village's own, or its words where there is none to show."""
    value, words, rest = found.groups()
    address = _own_file(value, find_file)
    return f'<img src="{address}" alt="{words}"{rest}' if address else words


def _link(found: re.Match[str], find_file: Callable[[str], str]) -> str:
    """Return the start of a link, without an address where it may not or cannot lead there."""
    value = unescape(found[1]).strip()
    scheme = _SCHEME.match(value)
    if value.startswith("#") or (scheme and scheme.group().lower() in _ALLOWED):
        return found.group()
    address = _own_file(found[1], find_file)
    return f'<a href="{address}"' if address else "<a"


def _own_file(value: str, find_file: Callable[[str], str]) -> str:
    """Return the escaped address of a file below the village folder, "" for anything else."""
    name = unquote(unescape(value)).strip()
    return "" if not name or _SCHEME.match(name) else escape(find_file(name), quote=True)
