"""A village's own catalogue file: what it may change, and what each fault tells."""

from collections.abc import Mapping

import pytest

from gongkai.base.problem import Problem, Where
from gongkai.base.problem_catalogue import problem_texts, told
from gongkai.load.rules import load_catalogue
from gongkai.model.catalogue import Catalogue, Item
from gongkai.model.duty import PostingScope
from gongkai.model.law import Certainty, Interval
from gongkai.model.vocabulary import Face, Kind, Level, Publisher, Section, Show

FILE = "content/公开目录.yml"
NEW = {
    "编号": "laowu-xiushan",
    "名称": "老屋修缮",
    "栏目": "村务公开",
    "类型": ["项目", "公告公示"],
    "隐私": "掩码公开",
    "说明": "老屋怎么修、花多少钱。",
}


def load(override: Mapping[str, object]) -> tuple[Catalogue, list[Problem]]:
    return load_catalogue(["national"], override, Where(FILE))


def named(catalogue: Catalogue, name: str) -> Item:
    item = catalogue.by_name(name)
    assert item is not None
    return item


def test_an_empty_file_changes_nothing() -> None:
    catalogue, problems = load({})
    plain, _ = load_catalogue(["national"])
    assert problems == []
    assert catalogue == plain


def test_a_village_adds_an_item_of_its_own() -> None:
    catalogue, problems = load(
        {
            "格式版本": "1",
            "新增": [
                NEW
                | {
                    "频次": "每季度",
                    "可见字段": {"墙": "掩码"},
                    "公开主体": "集体经济组织",
                    "渠道": ["墙", "广播"],
                    "层级": "组级",
                    "别名": ["祖屋", "老房子"],
                    "依据": "2025年第三次村民代表会议决定",
                    "隐私说明": "只登姓氏",
                }
            ],
        }
    )
    assert problems == []
    item = named(catalogue, "祖屋")
    assert item is named(catalogue, "老屋修缮")
    assert (item.id, item.section) == ("laowu-xiushan", Section.CUNWU)
    assert item.kinds == (Kind.PROJECT, Kind.NOTICE)
    assert item.levels == (Level.GROUP,)
    assert item.publishers == (Publisher.COLLECTIVE,)
    assert item.channels == (Face.WALL, Face.VOICE)
    assert item.interval is Interval.QUARTER
    assert item.interval_certainty is Certainty.READ, "a village's own promise binds it"
    assert item.faces == {
        Face.WEB: Show.MASK,
        Face.WALL: Show.MASK,
        Face.GROUP: Show.MASK,
        Face.VOICE: Show.TOTALS,
    }
    assert item.local_basis == "2025年第三次村民代表会议决定"
    assert item.privacy_note == "只登姓氏"
    assert item in catalogue.items_of(Section.CUNWU)


def test_a_short_new_item_takes_the_usual_level_publisher_and_channels() -> None:
    catalogue, problems = load({"add": [NEW]})
    item = named(catalogue, "laowu-xiushan")
    assert problems == []
    assert item.levels == (Level.VILLAGE,)
    assert item.publishers == (Publisher.COMMITTEE,)
    assert item.channels == (Face.WALL, Face.WEB)
    assert item.interval is None
    assert item.interval_certainty is None


def test_a_village_makes_an_item_stricter_and_explains_it() -> None:
    catalogue, problems = load(
        {
            "调整": {
                "caiwu-shouzhi": {"频次": "每月", "说明": "咱村的账。", "别名": "流水账"},
                "救助对象公示": {"可见字段": {"墙": "掩码", "群": "不出"}},
            }
        }
    )
    ledger = named(catalogue, "流水账")
    assert problems == []
    assert ledger.name == "村级财务收支"
    assert (ledger.interval, ledger.help) == (Interval.MONTH, "咱村的账。")
    assert ledger.interval_source == FILE
    aid = named(catalogue, "救助对象公示")
    assert aid.faces[Face.WALL] is Show.MASK
    assert aid.faces[Face.GROUP] is Show.NONE
    assert aid.faces[Face.VOICE] is Show.TOTALS
    assert aid.help, "what is not changed stays"


def test_a_rhythm_seen_elsewhere_may_be_made_slower() -> None:
    catalogue, problems = load({"调整": {"主题党日": {"频次": "每季度"}}})
    assert problems == []
    assert named(catalogue, "主题党日").interval is Interval.QUARTER


def test_a_village_disables_what_does_not_arise() -> None:
    catalogue, problems = load({"停用": {"少年宫表彰": "本村没有少年宫"}})
    item = named(catalogue, "少年宫表彰")
    assert problems == []
    assert item.disabled == "本村没有少年宫"
    assert item not in catalogue.items_of(Section.WENMING)


def test_the_shipped_catalogue_is_left_alone() -> None:
    load({"停用": {"少年宫表彰": "没有"}, "调整": {"村级财务收支": {"说明": "变了"}}})
    plain, _ = load_catalogue(["national"])
    assert named(plain, "少年宫表彰").disabled == ""
    assert named(plain, "村级财务收支").help != "变了"


FAULTS: list[tuple[str, dict[str, object], tuple[str | int, ...], dict[str, str]]] = [
    (
        "C201",
        {"格式版本": "2", "停用": {"没有的": "x"}},
        ("格式版本",),
        {"file": FILE, "found": "2", "known": "1"},
    ),
    (
        "C203",
        {"调整": {"村级财务收支": {"频率": "每月"}}},
        ("调整", "村级财务收支", "频率"),
        {"key": "频率", "choices": "频次"},
    ),
    ("C203", {"新曾": []}, ("新曾",), {"key": "新曾", "choices": "新增"}),
    (
        "C204",
        {"停用": "全部停用"},
        ("停用",),
        {"wanted": "下面各行写成“名称: 内容”"},
    ),
    ("C204", {"新增": "老屋"}, ("新增",), {"wanted": "下面各行用“- ”开头，一行一条"}),
    ("C204", {"新增": ["老屋"]}, ("新增", 0), {"wanted": "下面各行写成“名称: 内容”"}),
    (
        "C204",
        {"调整": {"村级财务收支": {"说明": ["一", "二"]}}},
        ("调整", "村级财务收支", "说明"),
        {"wanted": "一段文字"},
    ),
    (
        "C204",
        {"新增": [NEW | {"类型": {"项目": "是"}}]},
        ("新增", 0, "类型"),
        {"wanted": "一个词，或者用“- ”开头的几个词"},
    ),
    (
        "C205",
        {"停用": {"村级财务收入": "没有"}},
        ("停用", "村级财务收入"),
        {"item": "村级财务收入", "nearest": "村级财务收支、审计与核查结果、党群服务阵地"},
    ),
    (
        "C206",
        {"调整": {"村级财务收支": {"频次": "每旬"}}},
        ("调整", "村级财务收支", "频次"),
        {
            "field": "频次",
            "text": "每旬",
            "choices": "随时、每日、每周、每月、每季度、每学期、每半年、每年",
        },
    ),
    (
        "C206",
        {"调整": {"村级财务收支": {"可见字段": {"墙": "半遮"}}}},
        ("调整", "村级财务收支", "可见字段", "墙"),
        {"field": "可见字段", "text": "半遮", "choices": "全名、掩码、只合计、不出"},
    ),
    (
        "C207",
        {"调整": {"村级财务收支": {"频次": "每年"}}},
        ("调整", "村级财务收支", "频次"),
        {
            "item": "村级财务收支",
            "given": "每年",
            "rule": "每季度",
            "basis": "《中华人民共和国村民委员会组织法》第三十五条第三款",
        },
    ),
    (
        "C208",
        {"调整": {"救助对象公示": {"可见字段": {"网": "全名"}}}},
        ("调整", "救助对象公示", "可见字段"),
        {"item": "救助对象公示", "face": "网", "given": "全名", "rule": "掩码"},
    ),
    (
        "C209",
        {"新增": [{"编号": "a-b", "名称": "甲", "类型": "项目", "隐私": "可公开"}]},
        ("新增", 0),
        {"fields": "栏目、说明"},
    ),
    ("C210", {"新增": [NEW | {"编号": "老屋"}]}, ("新增", 0, "编号"), {"id": "老屋"}),
    (
        "C211",
        {"新增": [NEW | {"名称": "振风超市"}]},
        ("新增", 0, "名称"),
        {"name": "振风超市", "item": "积分超市"},
    ),
    (
        "C211",
        {"调整": {"村级财务收支": {"别名": ["低保"]}}},
        ("调整", "村级财务收支", "别名"),
        {"name": "低保", "item": "救助对象公示"},
    ),
    ("C212", {"停用": {"少年宫表彰": " "}}, ("停用", "少年宫表彰"), {"item": "少年宫表彰"}),
    (
        "C213",
        {"停用": {"村民小组决定事项及实施情况": "没有"}},
        ("停用", "村民小组决定事项及实施情况"),
        {
            "item": "村民小组决定事项及实施情况",
            "basis": "《中华人民共和国村民委员会组织法》第三十二条第四款",
        },
    ),
]


@pytest.mark.parametrize(
    ("code", "override", "path", "facts"), FAULTS, ids=[fault[0] for fault in FAULTS]
)
def test_each_fault_is_told_alone_at_its_place(
    code: str,
    override: dict[str, object],
    path: tuple[str | int, ...],
    facts: dict[str, str],
) -> None:
    _, problems = load(override)
    assert [(p.code, p.where.file, p.where.path, p.facts) for p in problems] == [
        (code, FILE, path, facts)
    ]
    assert all(part == "" or "{" not in part for part in told(problems[0]))


def test_a_faulty_entry_is_left_out_and_the_others_hold() -> None:
    catalogue, problems = load(
        {
            "新增": [NEW | {"栏目": "杂项"}, NEW | {"编号": "er", "名称": "第二件"}],
            "调整": {"村级财务收支": {"频次": "每年", "说明": "咱村的账。"}},
            "停用": {"没有的事": "没有", "少年宫表彰": "没有少年宫"},
        }
    )
    assert [problem.code for problem in problems] == ["C206", "C207", "C205"]
    assert catalogue.by_name("老屋修缮") is None
    assert named(catalogue, "第二件").id == "er"
    ledger = named(catalogue, "村级财务收支")
    assert (ledger.interval, ledger.help) == (Interval.QUARTER, "咱村的账。")
    assert named(catalogue, "少年宫表彰").disabled


def test_without_a_pack_a_new_item_shows_nothing_of_persons() -> None:
    catalogue, problems = load_catalogue([], {"新增": [NEW]}, Where(FILE))
    assert problems == []
    assert set(named(catalogue, "老屋修缮").faces.values()) == {Show.NONE}


def test_changing_an_unknown_item_is_told() -> None:
    _, problems = load({"调整": {"没有的事": {"说明": "无"}}})
    assert [(p.code, p.where.path) for p in problems] == [("C205", ("调整", "没有的事"))]


def test_two_new_items_may_not_share_a_name() -> None:
    _, problems = load({"新增": [NEW, NEW | {"编号": "er"}]})
    assert [(p.code, p.facts["name"]) for p in problems] == [("C211", "老屋修缮")]


def test_every_code_of_the_rules_has_a_fault_here() -> None:
    texts = {code for code in problem_texts() if code.startswith("C2")}
    assert {fault[0] for fault in FAULTS} | {"C202"} >= texts & {f"C{n}" for n in range(201, 214)}


def test_a_village_says_on_which_boards_an_item_must_hang() -> None:
    own = {"调整": {"债权债务": {"张贴范围": "全部"}}, "新增": [NEW | {"张贴范围": "相关组"}]}
    catalogue, problems = load(own)
    assert problems == []
    assert named(catalogue, "债权债务").posting_scope is PostingScope.ALL
    assert named(catalogue, "老屋修缮").posting_scope is PostingScope.GROUP
    assert named(catalogue, "村级财务收支").posting_scope is None
