"""Spaces of every width fall out of a text, and nothing else does."""

from gongkai.base.spaces import unspaced


def test_spaces_of_every_width_fall_out() -> None:
    assert unspaced(" 张\u3000三 \t李\u00a0四\r\n王 五") == "张三李四王五"


def test_signs_stay() -> None:
    assert unspaced("阿·布 （甲）") == "阿·布（甲）"
    assert unspaced("") == ""
