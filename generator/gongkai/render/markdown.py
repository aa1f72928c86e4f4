"""Cadres' Markdown to HTML: tables, lists, links and pictures; raw HTML never passes.

cmark-gfm in its safe mode leaves out raw HTML and dangerous schemes; what it emits is then walked
once more, so that only allowed schemes and known pictures stay.
"""

import re
from collections.abc import Callable
from html import escape, unescape

import cmarkgfm
from cmarkgfm.cmark import Options

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_VALIDATE_UTF8
_EXTENSIONS = ["table", "strikethrough", "autolink"]
_OMITTED = re.compile(r"<!-- raw HTML omitted -->")
_TARGET = re.compile(r'(<a |<img )(href|src)="([^"]*)"')
_HEADING = re.compile(r"(</?h)([1-6])")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED = ("http:", "https:", "tel:", "mailto:")


def render_markdown(markdown: str, find_file: Callable[[str], str]) -> str:
    """Return safe HTML.

    Headings move down one step, since the page has its own; `find_file` turns the path of a
    picture or file in the village folder into its address, or "" when there is none.
    """
    html = cmarkgfm.markdown_to_html_with_extensions(markdown, _OPTIONS, _EXTENSIONS)
    html = _OMITTED.sub("", html)
    html = _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + 1, 6)}", html)
    html = _TARGET.sub(lambda found: _target(found, find_file), html)
    return html.replace("<table>", '<div class="gk-scroll"><table>').replace(
        "</table>", "</table></div>"
    )


def _target(found: re.Match[str], find_file: Callable[[str], str]) -> str:
    tag, name, value = found.groups()
    address = unescape(value).strip()
    scheme = _SCHEME.match(address)
    if scheme:
        is_allowed = scheme.group().lower() in _ALLOWED and tag == "<a "
        return found.group() if is_allowed else f'{tag}{name}=""'
    if address.startswith("#"):
        return found.group()
    return f'{tag}{name}="{escape(find_file(address), quote=True)}"'
