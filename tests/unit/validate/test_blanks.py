from gongkai.validate.blanks import without_blanks


def test_empty_keys_go_and_items_keep_their_places() -> None:
    texts: list[str] = []
    value = {"a": None, "b": " ", "c": {"d": None}, "e": [None, "f", {"g": ""}], "h": [None, ""]}
    assert without_blanks(value, texts) == {"e": [None, "f", None]}
    assert texts == ["f"]


def test_nothing_is_left_of_blanks() -> None:
    assert without_blanks({"a": {"b": [{"c": "\u3000"}]}}, []) is None
    assert without_blanks(None, []) is None
