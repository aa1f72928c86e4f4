"""Small files as office programs write them, made when a test runs."""

import io
import struct
import zipfile
from collections.abc import Mapping

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of parts by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return data.getvalue()


def docx(body: str = "", **parts: str) -> bytes:
    """Return a docx; `parts` are header, comments, deleted, author, alt."""
    runs = "".join(f"<w:r><w:t>{body[i : i + 5]}</w:t></w:r>" for i in range(0, len(body), 5))
    gone = f"<w:del><w:r><w:delText>{parts.get('deleted', '')}</w:delText></w:r></w:del>"
    alt = f'<w:drawing><docPr xmlns="x" descr="{parts.get("alt", "")}"/></w:drawing>'
    files: dict[str, bytes | str] = {
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body><w:p>{runs}</w:p>'
        f"<w:p>{gone}{alt}</w:p></w:body></w:document>",
        "word/media/image1.emf": b"\0",
    }
    for name, tag in (("header", "hdr"), ("comments", "comment")):
        if name in parts:
            files[f"word/{name}1.xml"] = (
                f'<w:{tag} xmlns:w="{_WORD}"><w:p><w:r><w:t>{parts[name]}</w:t></w:r></w:p>'
                f"</w:{tag}>"
            )
    if "author" in parts:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="a" xmlns:dc="b">'
            f"<dc:creator>{parts['author']}</dc:creator></cp:coreProperties>"
        )
    return zipped(files)


def xlsx(cell: str = "", hidden: str = "", note: str = "") -> bytes:
    """Return an xlsx with a shared text, a number on a hidden sheet, a note."""
    return zipped(
        {
            "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}"><si><t>{cell}</t></si></sst>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}"><sheets>'
            '<sheet name="a" state="hidden"/></sheets></workbook>',
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{_SHEET}"><sheetData><row>'
            f"<c><v>{hidden}</v></c></row></sheetData></worksheet>",
            "xl/comments1.xml": f'<comments xmlns="{_SHEET}"><comment><text><t>{note}</t></text>'
            "</comment></comments>",
        }
    )


def pdf(
    text: str = "", *, author: str = "", note: str = "", password: str = "", inside: bytes = b""
) -> bytes:
    """Return a PDF of one page of Latin text; without text its page holds only a picture."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    resources = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}  # noqa: SLF001
    )
    if not text:
        resources[NameObject("/XObject")] = DictionaryObject()
    page[NameObject("/Resources")] = resources
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 10 100 Td ({text}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001
    if note:
        from pypdf.annotations import FreeText  # noqa: PLC0415 - few tests want a note

        writer.add_annotation(0, FreeText(text=note, rect=(0, 0, 50, 50)))
    if author:
        writer.add_metadata({"/Author": author})
    if inside:
        writer.add_attachment("inside.csv", inside)
    if password:
        writer.encrypt(password)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def exif_with_place() -> bytes:
    """Return the head of a JPEG whose EXIF data lead to a GPS directory."""
    directory = struct.pack("<H", 1) + struct.pack("<HHII", 0x8825, 4, 1, 26)
    return b"\xff\xd8\xff\xe1\0\0Exif\0\0II*\0" + struct.pack("<I", 8) + directory
