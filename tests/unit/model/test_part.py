"""A part's copy with other values is the one pydantic itself would make."""

from gongkai.base.money import Money
from gongkai.model.parts import Recipient

ROW = Recipient(group="一组", person="张三", amount=Money(100))


def test_copy_is_that_of_pydantic() -> None:
    copy = ROW.changed(person="张*")
    assert copy == ROW.model_copy(update={"person": "张*"})
    assert copy.model_fields_set == ROW.model_fields_set
    assert copy.model_copy() == copy


def test_the_part_itself_stays_as_it_was() -> None:
    ROW.changed(person="张*", remark="备注")
    assert (ROW.person, ROW.remark) == ("张三", "")
    assert "remark" not in ROW.model_fields_set
