"""What must never be public is found in every disguise, and nothing else is taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.privacy.catalogue import DISGUISES as TABLE
from gongkai.base.privacy.catalogue import KINDS
from gongkai.base.privacy.numbers import (
    has_identity_check_digit,
    has_luhn_check_digit,
    is_card,
)
from gongkai.base.privacy.scan import (
    certain_kinds,
    declared_digits,
    hits_in,
    joined_hits,
    may_hold,
    office_phones,
    row_hits,
)
from tests.tools.disguises import DISGUISES, FACT_DISGUISES, FACTS, HARMLESS, NUMBERS
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

CELLS_OF_NUMBERS = [(kind, disguise) for kind in NUMBERS for disguise in DISGUISES]
CELLS_OF_FACTS = [
    (kind, disguise, text)
    for kind, texts in FACTS.items()
    for text in texts
    for disguise in FACT_DISGUISES
]
AROUND = ["{}", "号码{}。", "（{}）", "，{}一组", "张三{}", "\t{}", "一\n{}\n二"]
IDENTITY, CARD, MOBILE = identity_number(), bank_card(), mobile_phone()


def kinds_of(text: str) -> dict[str, bool]:
    return {hit.kind.name: hit.is_certain for hit in hits_in(text)}


def test_every_disguise_of_the_table_is_made_here() -> None:
    assert tuple(DISGUISES) == TABLE
    assert NUMBERS.keys() | FACTS.keys() == KINDS.keys()


@pytest.mark.parametrize(("kind", "disguise"), CELLS_OF_NUMBERS)
@pytest.mark.parametrize("around", AROUND)
def test_number_is_found_as_surely_as_the_table_says(
    kind: str, disguise: str, around: str
) -> None:
    before, number = NUMBERS[kind]
    text = around.replace("{}", before + DISGUISES[disguise](number))
    assert may_hold(text)
    assert kinds_of(text)[kind] == KINDS[kind].is_certain_in(frozenset({disguise}))


@pytest.mark.parametrize(("kind", "disguise", "text"), CELLS_OF_FACTS)
def test_fact_is_found(kind: str, disguise: str, text: str) -> None:
    disguised = FACT_DISGUISES[disguise](text)
    assert may_hold(disguised)
    assert kind in kinds_of(disguised)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_raise_no_alarm(text: str) -> None:
    assert kinds_of(text) == {}


@given(
    st.text(alphabet="一二三，。 （）\n", max_size=9), st.sampled_from([IDENTITY, CARD, MOBILE])
)
def test_a_planted_number_is_always_found(around: str, number: str) -> None:
    assert hits_in(f"{around}{number}{around[::-1]}")


@pytest.mark.parametrize("number", [IDENTITY, CARD, MOBILE])
@pytest.mark.parametrize("sign", [" ", "-", "－", "·", "."])
def test_number_with_a_sign_behind_every_digit_is_found(number: str, sign: str) -> None:
    assert hits_in(sign.join(number))


def test_two_numbers_side_by_side_do_not_hide_each_other() -> None:
    assert kinds_of(f"{MOBILE} {MOBILE}") == {"mobile": True}
    assert kinds_of(f"{MOBILE}-{MOBILE}-{MOBILE}") == {"mobile": True}
    assert kinds_of(f"{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]} {MOBILE}") == {"mobile": True}
    assert kinds_of(f"{IDENTITY} {MOBILE}") == {"identity": True, "mobile": True}
    assert kinds_of(f"+86{MOBILE}") == {"mobile": True}
    assert kinds_of(f"86 {MOBILE}") == {"mobile": True}


def test_check_character_x_is_read_in_any_width() -> None:
    bodies = (f"9999991990010{place:04d}" for place in range(2000))
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    body = next(
        body
        for body in bodies
        if sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11 == 2
    )
    for last in "xX\uff38\uff58":
        assert kinds_of(body + last) == {"identity": True}


@pytest.mark.parametrize("length", [16, 17, 18, 19])
def test_cards_of_every_length_are_found(length: int) -> None:
    assert kinds_of(bank_card(length)) == {"card": True}


def test_a_number_that_fails_its_own_check_is_none() -> None:
    wrong = CARD[:-1] + str((int(CARD[-1]) + 1) % 10)
    assert kinds_of(wrong) == {}
    assert kinds_of(f"卡号 {wrong}") == {"card": False}


def test_the_number_of_a_paper_is_no_card_and_hardly_a_phone() -> None:
    assert kinds_of(f"流水号 {CARD}") == {}
    assert kinds_of(f"流水号 {MOBILE}") == {"mobile": False}


def test_an_identity_number_without_check_digit_needs_its_word() -> None:
    _, number = NUMBERS["old_identity"]
    assert kinds_of(number) == {"old_identity": False}


def test_letters_before_a_number_hide_only_what_has_no_check_digit() -> None:
    assert kinds_of(f"ID{IDENTITY}") == {"identity": True}
    assert kinds_of(f"id{MOBILE}") == {}


@pytest.mark.parametrize("letters", ["微信V", "微信号 wx", "VX", "tel", "QQ"])
def test_letters_of_a_way_to_reach_somebody_hide_no_phone(letters: str) -> None:
    assert kinds_of(f"{letters}{MOBILE}") == {"mobile": True}
    assert certain_kinds(f"{letters}{MOBILE}") == ("mobile",)
    assert kinds_of(f"a{letters[-1]}{MOBILE}") == {}


@pytest.mark.parametrize("around", ["00{}", "{}000", "20260101{}88", "1{}"])
def test_an_identity_number_inside_a_longer_one_is_suspected(around: str) -> None:
    assert kinds_of(around.replace("{}", IDENTITY)) == {"identity": False}


@pytest.mark.parametrize("end", ["42", "42B1"])
def test_the_number_of_a_disability_certificate_holds_one(end: str) -> None:
    assert kinds_of(f"{IDENTITY}{end}") == {"identity": True}


def test_a_mistyped_identity_number_is_told_by_its_word() -> None:
    wrong = IDENTITY[:-1] + str((int(IDENTITY[-1]) + 1) % 10)
    assert kinds_of(f"身份证号：{wrong}") == {"identity": True}
    assert kinds_of(f"合同 {wrong}") == {}


def test_an_identity_number_with_too_few_stars_is_told() -> None:
    assert kinds_of(f"{IDENTITY[:14]}****") == {"identity": True}
    assert kinds_of(f"{IDENTITY[:14]}＊＊＊{IDENTITY[-1]}") == {"identity": True}
    few = f"{IDENTITY[:6]}********{IDENTITY[14:]}"
    assert may_hold(few)
    assert kinds_of(few) == {"identity": False}
    assert kinds_of(f"{MOBILE[:3]}****{MOBILE[7:]}") == {}
    assert kinds_of("2026********0001") == {}


def card_of(body: str) -> str:
    """Return digits and one more that fit the check; no bank gives out so many nines."""
    return next(f"{body}{last}" for last in range(10) if has_luhn_check_digit(f"{body}{last}"))


# Behind so many nines no card is anybody's.
CARD_STARTS = {"62": 19, "4": 16, "51": 16, "55": 16, "358": 16, "60": 17, "955": 19}


@pytest.mark.parametrize("paper", ["合同编号", "凭证号：", "流水号 "])
@pytest.mark.parametrize("start", CARD_STARTS)
def test_a_card_behind_the_name_of_a_paper_is_suspected(start: str, paper: str) -> None:
    card = card_of(start.ljust(CARD_STARTS[start] - 1, "9"))
    assert kinds_of(f"{paper} {card}") == {"card": False}
    assert kinds_of(card) == {"card": True}


@pytest.mark.parametrize("body", ["530302202600001", "420202699999999", "4" + 17 * "9", "17" * 7])
def test_other_numbers_behind_the_name_of_a_paper_are_its_own(body: str) -> None:
    assert kinds_of(f"合同编号 {card_of(body)}") == {}


TABLES = {
    "| 姓名 | 出生年月 |\n|--|--|\n| 石春来 | 1966-03-04 |": {"birth": True},
    "| 姓名 | 出生年月 |\n|--|--|\n| 石春来 | 1966年3月 |": {"birth": False},
    "好\n姓名,生日\n石春来,1966/3/4\n好": {"birth": True},
    "户主\t住址\n石春来\t三组12号": {"address": True},
    "| 姓名 | 残疾 |\n|--|--|\n| 石春来 | 二级 |\n| 石秋来 | 无 |": {"health": True},
}
HARMLESS_TABLES = (
    "| 姓名 | 残疾 |\n|--|--|\n| 石春来 | 无 |\n| 石秋来 | — |",
    "| 组 | 残疾 |\n|--|--|\n| 一组 | 3 |",
    "| 户主 | 住址 |\n|--|--|\n| 石春来 | 三组 |",
    "| 姓名 | 出生 |\n|--|--|",
    "姓名，出生\n石春来",
    "| 姓名 | 补贴 |\n|--|--|\n| 石春来 | 1966-03-04 |\n\n| 项目 | 住址 |\n| 一 | 12号 |",
)


@pytest.mark.parametrize("text", TABLES)
def test_what_a_head_announces_is_found_under_it(text: str) -> None:
    assert may_hold(text)
    assert kinds_of(text) == TABLES[text]


@pytest.mark.parametrize("text", HARMLESS_TABLES)
def test_other_tables_tell_nothing(text: str) -> None:
    assert kinds_of(text) == {}


@pytest.mark.parametrize("text", ["1966.03.04生", "男，1966年3月4日 生，一组"])
def test_a_birthday_is_found_by_its_last_sign(text: str) -> None:
    assert may_hold(text)
    assert kinds_of(text) == {"birth": True}
    assert kinds_of(text.replace("生", "生效")) == {}


def test_passport_without_its_word_is_suspected() -> None:
    assert kinds_of("E" + "00000000") == {"passport": False}


def test_landline_at_home_is_told_though_an_office_is_named() -> None:
    assert kinds_of("村委会主任家里 0870-5559999") == {"landline": False}
    assert kinds_of("联系 5559999") == {"landline": False}


def test_declared_phones_raise_no_alarm() -> None:
    declared = declared_digits(["0870-5559999", "8887777", MOBILE, IDENTITY, ""])
    assert declared == {"08705559999", "8887777", MOBILE}
    assert hits_in(f"打 0870-5559999，联系 8887777，{MOBILE}", declared) == ()
    assert office_phones("乡农经站 0870 5559999，问 0870-5558888") == {"08705559999"}


def test_cells_are_read_together_where_digits_meet() -> None:
    assert [hit.is_certain for hit in joined_hits(IDENTITY[:9], IDENTITY[9:])] == [True]
    assert [hit.is_certain for hit in joined_hits(MOBILE[:5], MOBILE[5:])] == [False]
    assert joined_hits(MOBILE[:5], MOBILE[5:], frozenset({MOBILE})) == ()
    assert joined_hits(MOBILE, "12") == ()
    assert joined_hits("", MOBILE) == ()
    assert joined_hits("一组。", MOBILE) == ()


def test_a_cell_beside_a_name_tells_of_a_person() -> None:
    assert [(hit.kind.name, hit.is_certain) for hit in row_hits("尿毒症")] == [("health", True)]
    assert [(hit.kind.name, hit.is_certain) for hit in row_hits("住院")] == [("health", False)]
    assert [(hit.kind.name, hit.is_certain) for hit in row_hits("8岁")] == [("minor", True)]
    assert [(hit.kind.name, hit.is_certain) for hit in row_hits("已离婚")] == [("marital", False)]
    assert row_hits("符合条件") == ()


@pytest.mark.parametrize(
    "number", ["10000000", "一〇〇〇〇〇〇〇", "1000-0000", "1 0 0 0 0 0 0 0"]
)
def test_the_number_of_an_account_is_one_however_it_is_written(number: str) -> None:
    assert kinds_of(f"QQ号是{number}") == {"chat": False}


def test_ways_to_reach_somebody_stand_where_they_are_declared() -> None:
    mail = "scl" + "@" + "example.com"
    assert [(hit.kind.name, hit.is_certain) for hit in row_hits(mail)] == [("email", True)]
    declared = declared_digits([f"{mail}，微信号：scl-0001"])
    assert declared == {mail, "scl0001"}
    assert row_hits(mail, declared) == ()
    assert hits_in(f"写信到 {mail.upper()}，加微信 scl-0001", declared) == ()
    assert kinds_of(f"家里邮箱 {mail}") == {"email": False}


def test_a_link_and_a_tag_hide_nothing() -> None:
    assert kinds_of(f"[电话](tel:{MOBILE})") == {"mobile": True}
    assert kinds_of(f'<a href="tel:{MOBILE}">问</a>') == {"mobile": True}
    assert kinds_of("<td>2026</td><td>0901</td><td>199</td>") == {}


def test_a_finished_page_is_searched_for_what_is_certain() -> None:
    page = f"<td>{IDENTITY[:6]}<b>{IDENTITY[6:]}</b></td><p>家住三组12号</p>"
    assert set(certain_kinds(page)) == {"identity", "address"}
    assert certain_kinds("".join(f"&#{ord(char)};" for char in CARD)) == ("card",)
    assert certain_kinds("<p>护照</p> E" + "00000000") == ("passport",)
    assert certain_kinds(f"<td>问 0870-5559999</td><td>{MOBILE}</td>", frozenset({MOBILE})) == ()
    assert certain_kinds("2026090123 1234567") == ()
    assert certain_kinds("<p>生于忧患</p>") == ()


def test_an_identity_number_without_an_end_is_no_card_besides() -> None:
    # No district has this code; among its numbers some begin like a card that fits its check.
    bodies = (f"{629999}{19900101}{serial:03}" for serial in range(1000))
    whole = next(
        body + last
        for body in bodies
        for last in "0123456789"
        if is_card(body) and has_identity_check_digit(body + last)
    )
    spelt = "".join("零一二三四五六七八九"[int(digit)] for digit in whole)
    assert kinds_of(f"身份证号{spelt}") == {"identity": True}
