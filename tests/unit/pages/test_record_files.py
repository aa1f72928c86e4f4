"""Which files a record's page offers."""

from tests.unit.pages.test_record_page import page


def test_only_public_files_that_exist_are_offered() -> None:
    found = page(
        附件=[
            {"文件": "附件/1.pdf", "公开": "是", "文字": "预算表"},
            {"文件": "附件/2.pdf", "公开": "是", "用途": "证明"},
            {"文件": "附件/3.pdf", "公开": "是"},
            {"文件": "附件/4.pdf"},
            {"文件": "附件/没有.pdf", "公开": "是"},
        ],
        照片=[
            {"文件": "照片/1.jpg", "文字": "现场"},
            {"文件": "照片/2.jpg", "文字": "不给看", "公开": "否"},
        ],
    )
    assert [(ref.label, ref.href) for ref in found.attachments] == [
        ("预算表", "../f/1.pdf"),
        ("证明", "../f/2.pdf"),
        ("附件（PDF）", "../f/3.pdf"),
    ]
    assert [(ref.label, ref.href) for ref in found.photos] == [("现场", "../f/1.jpg")]
