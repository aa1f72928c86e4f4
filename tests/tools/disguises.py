"""Every private number and fact in every disguise a careless person makes, for tests of recall."""

from collections.abc import Callable, Mapping

from gongkai.base.privacy.fold import CELLS
from tests.tools.private_numbers import bank_card, identity_number, mobile_phone

_WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789X"}
_CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
_CAPITAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


def _grouped(sign: str) -> Callable[[str], str]:
    return lambda text: f"{text[:3]}{sign}{text[3:7]}{sign}{text[7:]}"


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "wide": lambda text: text.translate(_WIDE),
    "spaced": _grouped(" "),
    "dashed": _grouped("-"),
    "dotted": _grouped("."),
    "chinese": lambda text: text.translate(_CHINESE),
    "capital": lambda text: text.translate(_CAPITAL),
    "emphasis": _grouped("**"),
    "table": lambda text: f"{text[:6]} | {text[6:]}",
    "cells": lambda text: f"{text[:6]}{CELLS}{text[6:]}",
    "entity": lambda text: "".join(f"&#{ord(char)};" for char in text),
    "tag": lambda text: f"{text[:3]}<b>{text[3:]}</b>",
    "zero_width": "\u200b".join,
    "soft_hyphen": _grouped("\u00ad"),
}
"""How each disguise of the product's table is made."""

NUMBERS: Mapping[str, tuple[str, str]] = {
    "identity": ("", identity_number()),
    "old_identity": ("身份证：", "999999900101123"),
    "card": ("", bank_card()),
    "mobile": ("", mobile_phone()),
    "landline": ("问 ", "0870" + "5559999"),
}
"""For each kind of number the words that stand before it, and one that is nobody's."""

FACTS: Mapping[str, tuple[str, ...]] = {
    "passport": ("护照 E" + "00000000", "护照号：G" + "00000001"),
    "plate": ("云A·" + "00000", "云A" + "0000X"),
    "address": ("家住三组12号", "住址：石桥村二组 1 号", "一组十二号", "3栋2单元301室"),
    "birth": (
        "1990年1月1日出生",
        "出生日期：1990-01-01",
        "生于1990年1月",
        "1990年1月生，",
        "生于一九九〇年十二月三十一日",
    ),
    "health": (
        "石春来患重病",
        "石春来（肢体残疾）",
        "残疾人石春来",
        "石春来患有糖尿病",
        "石春来得了肺癌",
    ),
    "minor": ("留守儿童石小宝", "石小宝，9岁", "石小宝，六岁半"),
    "military": ("00000部队",),
    "score": ("石小宝高考总分 512 分", "石小宝数学成绩 92 分", "石小宝全班第 3 名"),
    "email": ("写信到 shi.chunlai" + "@" + "example.com", "scl (at) example.net"),
    "chat": ("微信号：" + "scl-0001", "微信 shi0001", "QQ：" + "10000000", "加qq号 10000-0001"),
    "marital": ("石春来离异", "石春来（已离婚）", "村民石春来，丧偶"),
}
"""Texts that tell a private fact."""

FACT_DISGUISES: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "wide": lambda text: text.translate(_WIDE),
    "emphasis": lambda text: f"{text[:2]}**{text[2:]}**",
    "entity": lambda text: "".join(f"&#{ord(char)};" for char in text),
    "tag": lambda text: f"{text[:2]}<b>{text[2:]}</b>",
    "zero_width": "\u200b".join,
    "soft_hyphen": "\u00ad".join,
}

HARMLESS = (
    "",
    "石春来参加两癌筛查",
    "石春来讲防癌知识",
    "三岁看老，七岁看大",
    "本办法自二〇二六年三月四日起施行",
    "12345",
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
    "合同号 G20260901",
    "微信图片_20261120101530.jpg",
    "mmexport1605842345678.jpg",
    "流水号 2026112000000001",
    "统一社会信用代码 54530000ME00000000",
    "出生于1966年11月20日前的老人",
    "1990年1月1日出生以后",
    "60岁以上的老人",
    "3—6岁儿童免费",
    "关爱留守儿童",
    "残疾人两项补贴",
    "村委会值班电话 0870-5559999",
    "三组12号文",
    "一组、二组、三组各三十户",
    "行政村代码 530000000000",
    "镇农技站邮箱 nongji" + "@" + "example.com",
    "写信到 cunweihui" + "@" + "pingan.gov.cn",
    "村委会微信号：cunwei-01",
    "微信群、QQ群：10000000",
    "微信公众号 pinganyunling",
    "微信小程序",
    "离婚登记到县里办",
    "孤寡、丧偶老人各 3 人",
    "三年级第 2 名到第 5 名",
    "石小宝跑步成绩 12 分 30 秒",
    "石春来面试成绩 85 分",
    "学习成绩优异",
)
"""Texts of a clean village that look a little like something private."""
