"""Private numbers are found however they are written, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.base.problem import Where
from gongkai.check.privacy import (
    check_private_numbers,
    private_number_code,
    private_numbers_in,
    private_numbers_in_raw,
)
from gongkai.model.settings import Settings
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone
from tests.unit.check.subjects import subject_of

NUMBERS = {"P101": identity_number(), "P102": bank_card(), "P103": mobile_phone()}
CODES = sorted(NUMBERS)
WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789X"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "号码{}。",
        "（{}）",
        "石春来{}一组",
        "{}，{}",
        "2026年9月 {}",
        "第 12 号 {}",
        "凭证 123456 {}",
        "一\n{}\n二",
        "\t{}",
    ],
)
def test_number_is_found_wherever_it_stands(code: str, form: str) -> None:
    assert private_number_code(form.replace("{}", NUMBERS[code])) == code


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("sign", [" ", "-", "－", "·", "."])
def test_number_is_found_in_groups(code: str, sign: str) -> None:
    number = NUMBERS[code]
    assert private_number_code(f"{number[:4]}{sign}{number[4:8]}{sign}{number[8:]}") == code
    assert private_number_code(sign.join(number)) == code


@pytest.mark.parametrize("code", CODES)
def test_number_in_wide_digits_is_found(code: str) -> None:
    assert private_number_code(NUMBERS[code].translate(WIDE)) == code


def test_two_numbers_side_by_side_do_not_hide_each_other() -> None:
    phone = NUMBERS["P103"]
    assert private_number_code(f"{phone} {phone}") == "P103"
    assert private_number_code(f"{phone}-{phone}-{phone}") == "P103"
    assert private_number_code(f"{phone[:3]} {phone[3:7]} {phone[7:]} {phone}") == "P103"
    assert private_number_code(f"{NUMBERS['P101']} {phone}") == "P101"


def test_number_with_the_country_code_is_found() -> None:
    assert private_number_code(f"+86{NUMBERS['P103']}") == "P103"
    assert private_number_code(f"86 {NUMBERS['P103']}") == "P103"


def test_check_character_x_is_read_in_any_width() -> None:
    bodies = (f"9999991990010{place:04d}" for place in range(2000))
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    body = next(
        body
        for body in bodies
        if sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11 == 2
    )
    for last in "xX\uff38\uff58":
        assert private_number_code(body + last) == "P101"


@pytest.mark.parametrize("length", [16, 17, 18, 19])
def test_cards_of_every_length_are_found(length: int) -> None:
    assert private_number_code(bank_card(length)) == "P102"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "0870-555-0147",
        "凭证号 20260900001",
        "记-2026-0901-0012",
        "云政发〔2026〕12号",
        "2026-09-15 2026-10-15",
        "1,234,567,890.12",
        "91530102MA6K3XXXX7",
        "T13800000000000000000000000000",
        "合同 XY-2026-001-000123",
        "12000000000",
        "10 20 30 40 50 60 70 80 90",
        "ab13800000000cd",
    ],
)
def test_other_numbers_raise_no_alarm(text: str) -> None:
    assert private_number_code(text) is None


def test_a_number_that_fails_its_own_check_is_none() -> None:
    number = NUMBERS["P101"]
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    assert private_number_code(f"编号 {wrong}") in {None, "P102"}
    card = NUMBERS["P102"]
    assert private_number_code(card[:-1] + str((int(card[-1]) + 1) % 10)) is None


@given(st.text(alphabet="一二三，。 （）\n", max_size=9), st.sampled_from(CODES))
def test_a_planted_number_is_always_found(around: str, code: str) -> None:
    assert private_number_code(f"{around}{NUMBERS[code]}{around[::-1]}") == code


@pytest.mark.parametrize("code", CODES)
def test_every_text_of_a_record_is_searched(code: str) -> None:
    number = NUMBERS[code]
    subject = subject_of(
        "资金发放",
        标题=f"补贴 {number}",
        资金名称="种粮补贴",
        对象=[
            {"姓名": "石春来", "金额": "1"},
            {"姓名": f"罗桂香{number}", "金额": "1", "备注": number},
        ],
        合计="2",
        附件=[{"文件": f"附件/{number}.pdf"}],
        照片=[{"文件": "照片/a.jpg", "文字": "甲", "同意书": number}],
        说明=f"一行\n\n问 {number}",
    )
    found = [(p.code, p.where.path, p.facts) for p in check_private_numbers(subject)]
    assert {(c, path) for c, path, _ in found} == {
        (code, ("标题",)),
        (code, ("对象", 1, "姓名")),
        (code, ("对象", 1, "备注")),
        (code, ("附件", 0, "文件")),
        (code, ("照片", 0, "同意书")),
        (code, ("说明",)),
    }
    assert all(facts == {"field": path[-1]} for _, path, facts in found)


def test_an_office_phone_may_be_a_mobile_but_no_identity_number_may_stand_there() -> None:
    subject = subject_of("公告公示", 监督电话=NUMBERS["P103"], 责任人=f"姜水生 {NUMBERS['P101']}")
    found = list(check_private_numbers(subject))
    assert [(problem.code, problem.where.path) for problem in found] == [("P101", ("责任人",))]


def test_every_sort_of_number_in_one_text_is_told_even_behind_an_office_phone() -> None:
    three = "，".join(NUMBERS[code] for code in ("P103", "P101", "P102"))
    subject = subject_of("公告公示", 责任人=three, 说明=three)
    found = [(problem.code, problem.where.path) for problem in check_private_numbers(subject)]
    assert sorted(found) == [
        ("P101", ("说明",)),
        ("P101", ("责任人",)),
        ("P102", ("说明",)),
        ("P102", ("责任人",)),
        ("P103", ("说明",)),
    ]


def test_settings_and_files_without_a_model_are_searched() -> None:
    settings = Settings.model_validate({"村名": "石桥村", "简介": f"问 {NUMBERS['P103']}"})
    found = list(private_numbers_in(settings, Where("site_config.yml")))
    assert [(problem.code, problem.where.path) for problem in found] == [("P103", ("简介",))]
    raw = {"新增": [{"说明": f"问 {NUMBERS['P103']}", "名称": "古井"}], "停用": None}
    found = list(private_numbers_in_raw(raw, Where("a.yml")))
    assert [problem.where.path for problem in found] == [("新增", 0, "说明")]
    assert found[0].facts == {"field": "说明"}
