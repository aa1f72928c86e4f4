"""Characters outside GB 2312."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.rare import rare_characters


def test_rare_characters_come_once_in_code_order() -> None:
    assert rare_characters("陈𬭚、李䶮和王𬭚 ①㎡✓🎉") == "䶮𬭚"


@given(st.characters(categories=["Lo"]))
def test_a_common_character_is_never_rare(char: str) -> None:
    is_common = bool(char.encode("gb2312", "ignore"))
    assert not (is_common and rare_characters(char))


@given(st.integers(0x4E00, 0x9FFF) | st.integers(0x3400, 0x4DBF) | st.integers(0x20000, 0x2EBE0))
def test_an_ideograph_is_rare_unless_gb2312_holds_it(code: int) -> None:
    char = chr(code)
    assert rare_characters(char) == ("" if char.encode("gb2312", "ignore") else char)
