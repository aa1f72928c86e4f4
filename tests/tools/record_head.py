"""The first lines of a published record of a village committee."""

_HEAD = """\
编号: {id}
类型: {kind}
标题: {title}
公开事项: {item}
公开主体: 村委会
公开范围: 全社会
层级: 村级
状态: 公开
张贴:
  - {{公开栏: g1, {days}}}
"""


def record_head(id_: str, kind: str, title: str, item: str, *, days: str) -> str:
    """Return the head of a record; all that is handed in is spelt as YAML spells it.

    ``days`` are those that it hangs on the board, as in ``起: 2026-10-10``.
    """
    return _HEAD.format(id=id_, kind=kind, title=title, item=item, days=days)
