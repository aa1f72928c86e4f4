"""Rarer disguises are found as surely as the product's table says, and nothing harmless is."""

import base64
from collections.abc import Callable, Mapping

import pytest

from gongkai.base.privacy.catalogue import RARE_DISGUISES
from gongkai.base.privacy.scan import hits_in, may_hold
from gongkai.base.privacy.unravel import decoded, holds_broken_identity
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

VALUES = {"identity": identity_number(), "mobile": mobile_phone(), "card": bank_card()}
_Make = Callable[[str], str]


def _rows(first: int, count: int = 10) -> _Make:
    """Return a maker of other digits; a row of nine begins with one and lacks a nought."""
    least = 10 - count
    return lambda text: "".join(
        chr(first + int(sign) - least) if sign.isdigit() and int(sign) >= least else sign
        for sign in text
    )


def _shaped(left: str, right: str) -> _Make:
    """Return a maker of groups as people write them: 3-4-4, or four by four."""

    def make(text: str) -> str:
        starts = [0, 3, 7] if len(text) == 11 else range(0, len(text), 4)
        pieces = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
        return "".join(
            f"{left}{piece}{right}" if number % 2 else piece for number, piece in enumerate(pieces)
        )

    return make


def _jargon(text: str) -> str:
    return text.translate(str.maketrans("012345678", "洞幺两三四五六拐八"))


MAKERS: Mapping[str, tuple[_Make, ...]] = {
    "ornate": (
        *(_rows(first) for first in (0x0660, 0x06F0, 0x2080, 0x1D7CE, 0x1D7EC)),
        *(_rows(first, 9) for first in (0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x3220)),
    ),
    "unseen": tuple(
        sign.join for sign in ("\ufe0f", "\u034f", "\u3164", "\u202a", "\u2066", "\U000e0020")
    ),
    "comment": (lambda text: f"{text[:4]}<!-- 见附表 -->{text[4:]}",),
    "twice_escaped": (lambda text: "".join(f"&amp;#{ord(sign)};" for sign in text),),
    "percent": (
        lambda text: "".join(f"%{ord(sign):02x}" for sign in text),
        lambda text: f"[看](https://a.cn/?k={text[:6]}%20{text[6:]})",
    ),
    "script_codes": (
        lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text),
        lambda text: "".join(f"\\x{ord(sign):02x}" for sign in text),
    ),
    "data_url": (
        lambda text: f"data:text/plain;base64,{base64.b64encode(text.encode()).decode()}",
        lambda text: (
            f"data:text/plain;base64,{base64.b64encode(text.encode()).decode().rstrip('=')}"
        ),
    ),
    "jargon": (_jargon,),
    "drawn": (
        lambda text: f"<text>{text[:6]}<tspan x='1'>{text[6:]}</tspan></text>",
        lambda text: f"<ruby>{text[:6]}</ruby><ruby>{text[6:]}</ruby>",
    ),
    "commas": (_shaped(",", ","), _shaped("\uff0c", "\uff0c")),
    "quotes": (_shaped("'", "'"), _shaped("\u201c", "\u201d")),
    "brackets": (_shaped("[", "]"), _shaped("\u3010", "\u3011"), _shaped("{", "}")),
    "marks": tuple(_shaped(sign, sign) for sign in ";:+#=\uff5e"),
    "line_break": (
        lambda text: f"{text[:6]}\n{text[6:]}",
        lambda text: f"{text[:6]}<br>{text[6:]}",
    ),
    "wide_gap": (lambda text: f"{text[:6]}{' ' * 8}{text[6:]}",),
    "link_inside": (lambda text: f"{text[:6]}[{text[6:]}](a)",),
    "letters": (lambda text: text.replace("0", "O", 3).replace("1", "l", 1),),
    "reversed": (lambda text: text[::-1],),
}


def test_every_rare_disguise_of_the_table_is_tried() -> None:
    assert list(MAKERS) == list(RARE_DISGUISES)


@pytest.mark.parametrize("disguise", MAKERS)
def test_a_rare_disguise_is_found_as_surely_as_promised(disguise: str) -> None:
    for make in MAKERS[disguise]:
        for (kind, value), promise in zip(VALUES.items(), RARE_DISGUISES[disguise], strict=True):
            text = f"会议决定，{make(value)}，请转告。"
            hits = {hit.kind.name: hit.is_certain for hit in hits_in(text)}
            if promise:
                assert may_hold(text)
                assert hits.get(kind) is (promise == "certain"), (kind, make(value))


@pytest.mark.parametrize(
    "text",
    [
        "共 13,912,345,678 元",
        "一组 139，二组 1234，三组 5678",
        "135；42；17；90",
        "100% 完成，增长 3%30 以内",
        "C:\\x30",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:text/plain;base64,////",
        "IO1OI0lO1",
        "I2345678901",
        "20O60115000012",
        "m\u00b2、10\u00b2",
        "2026,01,15,10,30,00",
        "溶洞一个，拐角两处",
    ],
)
def test_what_only_looks_like_it_is_let_pass(text: str) -> None:
    assert hits_in(text) == ()


def test_a_declared_phone_may_be_written_with_commas() -> None:
    text = _shaped(",", ",")(VALUES["mobile"])
    assert hits_in(text)
    assert hits_in(text, frozenset({VALUES["mobile"]})) == ()


def test_codes_are_read_as_what_they_say() -> None:
    assert decoded("a%31b") == "a1b"
    assert decoded("\\u0031") == "1"
    assert decoded("100% of it") == ""


@pytest.mark.parametrize("cuts", [(6,), (14,), (3,), (15,), (6, 14), (6, 10)])
def test_an_identity_number_in_lines_that_follow_each_other_is_found(
    cuts: tuple[int, ...],
) -> None:
    value = VALUES["identity"]
    pieces = [value[a:b] for a, b in zip((0, *cuts), (*cuts, len(value)), strict=True)]
    assert holds_broken_identity("\n".join(("一", "好 " + pieces[0], *pieces[1:])) + "，好\n二")
    assert holds_broken_identity(" \n".join(pieces))
    assert not holds_broken_identity("\n—\n".join(pieces))
    assert not holds_broken_identity(".\n".join(pieces))


@pytest.mark.parametrize(
    "text",
    [
        "",
        VALUES["identity"],
        VALUES["mobile"][:5] + "\n" + VALUES["mobile"][5:],
        "20260900001\n2026110",
        "280.00\n12000000\n1990.01",
        "\n".join(map(str, range(100, 400))),
    ],
)
def test_other_digits_in_lines_that_follow_each_other_are_none(text: str) -> None:
    assert not holds_broken_identity(text)
