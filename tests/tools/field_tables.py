"""Tables of fields for the manual, read from the models."""

from collections.abc import Collection, Iterator

from gongkai.model.layout import FieldLayout, Shape, layout_of
from gongkai.model.marks import Privacy
from gongkai.model.part import Part
from gongkai.model.vocabulary import Face

HEAD = "| 写在冒号前面 | 意思 | 怎么写 | 必写 | 谁看得到 |\n| --- | --- | --- | --- | --- |\n"
SHAPES = {
    Shape.TEXT: "文字",
    Shape.PROSE: "文字，可以分段",
    Shape.MONEY: "金额，例如 1200.50、1.2万",
    Shape.COUNT: "整数",
    Shape.FIGURE: "数和单位，例如 3.5亩、约300户",
    Shape.DAY: "日期，例如 2026-09-15",
    Shape.SPAN: "起止日期，例如 2026-09-01 至 2026-09-07",
    Shape.PERIOD: "所属期，例如 2026-09、2026Q3、2026",
    Shape.LINK: "另一条记录的编号",
    Shape.PART: "分项写",
}
SEEN = {
    Privacy.PUBLIC: "大家",
    Privacy.OFFICIAL: "大家（公职姓名、办公电话）",
    Privacy.NAME: "按公开目录：全名、掩码或不出",
    Privacy.DETAIL: "只在显示全名的地方",
    Privacy.INTERNAL: "只留存，不公开",
}


def field_table(cls: type[Part], left_out: Collection[str] = ()) -> str:
    """Return the table of a model's fields, those of its parts below them."""
    return HEAD + "".join(_rows(cls, "", left_out, ""))


def _rows(
    cls: type[Part], above: str, left_out: Collection[str], seen_above: str
) -> Iterator[str]:
    """Yield the rows; what nobody sees of a field, nobody sees of its parts."""
    for field in layout_of(cls):
        if field.name in left_out:
            continue
        name = f"{above}{field.key}"
        seen = seen_above or _seen(field)
        cells = (name, _cell(field.help), _cell(_how(field)), _must(field), seen)
        yield f"| {' | '.join(cells)} |\n"
        if field.part and not field.part.list_field:
            is_narrow = field.privacy is Privacy.INTERNAL or set(field.faces) != set(Face)
            yield from _rows(field.part, f"{name} → ", (), seen if is_narrow else seen_above)


def _how(field: FieldLayout) -> str:
    if field.words:
        written = "选一个：" + "、".join(field.words.choices())
    elif field.part and field.part.list_field:
        written = "几个值，写在方括号里"
    else:
        written = SHAPES[field.shape]
    unit = f"，单位{field.unit.label}" if field.unit else ""
    return f"{written}{unit}" + ("；可以有几条，每条前面加短横线" if field.is_list else "")


def _must(field: FieldLayout) -> str:
    return "是" if field.is_required else ""


def _seen(field: FieldLayout) -> str:
    faces = set(field.faces)
    only = (
        "" if faces == set(Face) else f"（只在{'、'.join(f.label for f in Face if f in faces)}）"
    )
    return SEEN[field.privacy] + only


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
