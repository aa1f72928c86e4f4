from gongkai.model.blocks import OwnBlock
from gongkai.model.vocabulary import Show
from gongkai.pages.blocks import derived_blocks
from gongkai.pages.kinds.people import Contacts
from gongkai.pages.present import presentation_of
from gongkai.render.environment import render
from tests.tools.money_records import projected, record_of

OFFICERS = [
    {"姓名": "陈秀兰", "职务": "文书", "公务电话": "0870-555-0136"},
    {"姓名": "王家顺", "职务": "委员", "分工": "调解"},
]
HOLDERS = [{"组": "三组", "姓名": "龙阿妹"}, {"组": "五组", "姓名": "田大顺"}]
LISTED = [{"姓名": "吴小军", "数量": "2人"}, {"姓名": "杨来福", "数量": "1人"}]


def sentence(kind: str, show: Show = Show.FULL, /, **own: object) -> str:
    return presentation_of(projected(record_of(kind, **own), show)).sentence


def test_a_roster_tells_how_many_until_when_and_where() -> None:
    told = sentence("名册", 机构="便民服务", 任期="2026年", 办公地点="一楼", 成员=OFFICERS)
    assert told == "便民服务：共 2 人，任期 2026年，在一楼。"


def test_a_roster_counts_villagers_it_may_not_name() -> None:
    own: dict[str, object] = {"机构": "公益性岗位", "上岗人员": HOLDERS}
    for show in (Show.FULL, Show.MASK, Show.TOTALS):
        assert sentence("名册", show, **own) == "公益性岗位：共 2 人。"


def test_stated_numbers_stand_before_counted_lines() -> None:
    assert sentence("名册", 人数="13", 成员=OFFICERS) == "共 13 人。"
    assert sentence("名册") == "村委会公开：九月的事。"


def test_office_phones_can_be_tapped() -> None:
    presentation = presentation_of(projected(record_of("名册", 成员=OFFICERS)))
    (block,) = presentation.after
    assert isinstance(block, OwnBlock)
    data = block.data
    assert isinstance(data, Contacts)
    assert [column.label for column in data.columns] == ["姓名", "职务", "分工"]
    assert [(row.cells, row.href) for row in data.rows] == [
        (("陈秀兰", "文书", ""), "tel:08705550136"),
        (("王家顺", "委员", "调解"), ""),
    ]
    html = render("blocks/contacts.html", block=block)
    assert '<a href="tel:08705550136">0870-555-0136</a>' in html
    assert html.count("<tr>") == 3


def test_a_name_list_tells_households_people_and_changes() -> None:
    told = sentence("名单公示", 户数="83", 人数="143", 新增数="2", 退出数="1", 名单=LISTED)
    assert told == "名单共 83 户 143 人，新增 2，退出 1。"
    assert sentence("名单公示", 户数="3") == "名单共 3 户。"
    assert sentence("名单公示", 人数="3") == "名单共 3 人。"
    assert sentence("名单公示") == "村委会公开：九月的事。"


def test_a_name_list_without_numbers_counts_its_lines_on_every_face() -> None:
    for show in (Show.FULL, Show.MASK, Show.TOTALS):
        assert sentence("名单公示", show, 名单=LISTED) == "名单共 2 条。"


def test_a_list_that_is_withheld_leaves_a_note() -> None:
    projection = projected(record_of("名单公示", 名单=LISTED), Show.TOTALS)
    presentation = presentation_of(projection)
    blocks = derived_blocks(projection, presentation.replaced)
    assert [block.name for block in blocks] == ["listed"]
    assert "吴" not in str(blocks)
