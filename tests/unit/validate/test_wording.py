from gongkai.validate.wording import choices, nearest, shown, split_choices

# 18 digits whose last one is wrong on purpose.
NUMBER = "999999190001010000"


def test_fact_is_short_printable_and_masked_before_it_is_cut() -> None:
    assert shown(" a\x07\nb\ue005 ") == "a b"
    assert shown("多" * 31) == "多" * 30 + "……"
    assert shown("多" * 20 + NUMBER) == "多" * 20 + "99********" + "……"


def test_all_choices_stand_when_they_are_few_else_the_nearest() -> None:
    assert choices("x", ["乙", "甲"]) == "乙、甲"
    many = ["公告公示", "收支明细", "财务报表", *"甲乙丙丁戊己"]
    assert choices("公告", many).startswith("公告公示、")
    assert choices("公告", many).endswith("……")
    assert len(split_choices(choices("公告", many))) == 3


def test_nearest_word_must_be_like_the_word() -> None:
    assert nearest("标提", ["标题", "类型"]) == "标题"
    assert nearest("天气", ["标题", "类型"]) is None
