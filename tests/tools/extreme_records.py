"""Records of the forms that hang framed or large, from one line to several hundred."""

from __future__ import annotations

from tests.tools.record_head import record_head

_DAYS = "起: 2026-10-10, 止: 2026-10-29"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = (
    "秀英",
    "建国",
    "桂兰",
    "志强",
    "丽",
    "永福",
    "小梅",
    "德明",
    "春花",
    "文斌",
    "玉",
    "光荣",
)
_GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组")
_ARTICLE = (
    "村民家里办红事白事，提前五天告诉红白理事会，桌数、礼金和放炮的时间按村民代表会议定下来的标准办，"
    "有困难的由理事会帮着想办法"
)


def name_of(number: int) -> str:
    """Return a name of two or three characters; 240 names in a row are different."""
    return _SURNAMES[number % len(_SURNAMES)] + _GIVEN[number // len(_SURNAMES) % len(_GIVEN)]


def group_of(number: int) -> str:
    """Return one of six villagers' groups."""
    return _GROUPS[number % len(_GROUPS)]


def award(id_: str, count: int, *, words: str = "", family: str = "") -> str:
    """Return an award to so many people, or to one family with a portrait besides."""
    head = record_head(id_, "评选表彰", "2026年“好婆婆、好媳妇”", "文明家庭评选", days=_DAYS)
    rows = [f"  - {{家庭编号: {family}, 组: 一组{_reason(words)}}}\n"] if family else []
    rows += [
        f"  - {{组: {group_of(number)}, 姓名: {name_of(number)}{_reason(words)}}}\n"
        for number in range(count)
    ]
    return f"{head}责任人: 陈秀兰\n评选名称: 好婆婆好媳妇\n评选结果:\n{''.join(rows)}"


def _reason(words: str) -> str:
    return f", 事由: {words}" if words else ""


def donations(id_: str, count: int) -> str:
    """Return what so many people gave, as a table of a village's own: group, name, amount."""
    head = record_head(id_, "自定义表", "修桥捐款名单", "捐赠收支明细", days=_DAYS)
    rows = "".join(
        f"  - [{group_of(number)}, {name_of(number)}, {100 + number}]\n" for number in range(count)
    )
    return (
        f"{head}责任人: 陈秀兰\n列:\n"
        "  - {标题: 组, 隐私: 公开}\n  - {标题: 姓名, 隐私: 公开}\n"
        f"  - {{标题: 金额, 列类型: 金额, 单位: 元, 隐私: 公开}}\n行:\n{rows}"
    )


def rules(id_: str, count: int) -> str:
    """Return rules of so many articles, with a heading above every ten."""
    head = record_head(id_, "制度规约", "石桥村村规民约", "村规民约", days=_DAYS)
    parts = []
    for number in range(1, count + 1):
        if count > 10 and number % 10 == 1:
            parts.append(f"  ## 第{number // 10 + 1}章\n\n")
        parts.append(f"  第{number}条　{_ARTICLE}，这是第{number}条的末尾。\n\n")
    return (
        f"{head}责任人: 李桂芳\n版本: 2026年修订\n施行日期: 2026-03-25\n正文: |\n{''.join(parts)}"
    )


def project(id_: str, count: int) -> str:
    """Return a project with so many stages of progress and payments; none of them for 0."""
    head = record_head(id_, "项目", "三组到河湾道路硬化和路灯安装项目", "村级建设项目", days=_DAYS)
    whole = (
        "内容: 硬化道路 1.2 公里，宽 4 米，厚 20 厘米\n地点: 三组（河湾）\n"
        "建设单位: 石桥村村民委员会\n开工日期: 2026-01-01\n总投资: 400000\n"
    )
    progress = "".join(
        f"  - {{日期: 2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}, 完成比例: {number},"
        f" 摘要: 第{number}次到现场，浇了 {number * 12} 米，路肩培土，止{number:03d}}}\n"
        for number in range(1, count + 1)
    )
    paid = "".join(
        f"  - {{日期: 2026-{number // 28 + 1:02d}-{number % 28 + 1:02d}, 金额: {1000 + number},"
        f" 依据: 监理签的第 {number} 张进度单}}\n"
        for number in range(1, count + 1)
    )
    rows = f"进度:\n{progress}拨付:\n{paid}" if count else ""
    return f"{head}责任人: 陈秀兰\n所属期: 2026\n{whole}{rows}"


def plain(id_: str, title: str) -> str:
    """Return a notice of one sentence."""
    head = record_head(id_, "公告公示", title, "公开征求意见", days=_DAYS)
    return f"{head}责任人: 陈秀兰\n正文: 明天上午停水半天，请大家提前接水。\n"
