"""What of an attachment goes public names nobody who wrote it, and is the same every time."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from gongkai.guard.cleaned import cleaned, published
from gongkai.guard.old_names import names_old_writer
from gongkai.guard.reading import UncleanableError
from gongkai.guard.verdict import Verdict, verdict_of
from tests.tools.office_files import docx, exif_with_place, pdf, xlsx, zipped

AUTHOR = "石秋来"
_WRITERS = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=4, max_size=12).map(
    lambda text: f"石{text}"
)
_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


def written_by(author: str) -> bytes:
    """Return an office file that names its author wherever office programs do."""
    mark = f'w:author="{author}" w:initials="{author}"'
    return zipped(
        {
            "docProps/core.xml": '<c:coreProperties xmlns:c="a" xmlns:dc="b">'
            f"<dc:creator>{author}</dc:creator><c:lastModifiedBy>{author}</c:lastModifiedBy>"
            "</c:coreProperties>",
            "docProps/app.xml": f"<Properties><Company>{author}</Company></Properties>",
            "docProps/custom.xml": f"<Properties><a>{author}</a></Properties>",
            "docProps/thumbnail.jpeg": author.encode(),
            "_rels/.rels": f'<a><b Target="file:///D:/{author}/Normal.dotm"/></a>',
            "word/document.xml": f'<w:d xmlns:w="w"><w:ins {mark}><w:t>补贴</w:t></w:ins></w:d>',
            "word/people.xml": f"<w:d xmlns:w='w'><w:person w:author='{author}'/></w:d>",
            "xl/comments1.xml": f"<a><authors><author>{author}</author><author/></authors>"
            f"<t>{author}: 见附表</t></a>",
            "xl/persons/person.xml": f'<a><person displayName="{author}" userId="{author}"/></a>',
            "xl/workbook.xml": f'<a><b userName="{author}"/><absPath url="{author}"/></a>',
            "ppt/commentAuthors.xml": f'<a><cmAuthor name="{author}" initials="{author}"/></a>',
            "word/embeddings/b.docx": docx("乙", author=author),
            "word/embeddings/c.pdf": pdf("c", author=author),
        }
    )


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return every part of a zip, those of zips inside it too."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            found[name] = part
            if part.startswith(b"PK"):
                found |= {f"{name}/{inner}": held for inner, held in parts_of(part).items()}
    return found


@given(_WRITERS)
def test_a_writer_stands_in_no_byte_of_what_goes_public(author: str) -> None:
    for name in ("a.docx", "a.xlsx", "a.pptx"):
        out = cleaned(name, written_by(author))
        inside = b"".join(parts_of(out).values())
        for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            assert author.encode(code) not in out + inside
        assert "补贴".encode() in inside
        assert verdict_of(name, out) == Verdict()


def test_the_same_content_gives_the_same_bytes_whenever_it_was_packed() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for out, year in ((first, 1999), (second, 2026)):
        with zipfile.ZipFile(out, "w") as packed:
            packed.comment = AUTHOR.encode()
            packed.writestr(zipfile.ZipInfo("a/", (year, 1, 1, 0, 0, 0)), b"")
            packed.writestr(zipfile.ZipInfo("a/甲.csv", (year, 1, 1, 0, 0, 0)), "一组")
    assert cleaned("a.zip", first.getvalue()) == cleaned("a.zip", second.getvalue())
    assert AUTHOR.encode() not in cleaned("a.zip", first.getvalue())


@given(_WRITERS)
def test_a_pdf_keeps_its_pages_and_loses_who_made_it(author: str) -> None:
    out = cleaned("a.pdf", _pdf_by(author))
    assert out == cleaned("a.pdf", _pdf_by(author))
    reader = PdfReader(io.BytesIO(out))
    assert "No. 1" in reader.pages[0].extract_text()
    assert not reader.metadata
    for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
        assert author.encode(code) not in out
    assert author.encode("utf-16-be").hex().encode() not in out.lower()
    assert verdict_of("a.pdf", out) == Verdict()


def test_a_pdf_loses_all_that_its_private_data_led_to() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("No. 1")))
    # Without its type, as some programs write it, and with data of a program behind two steps.
    xmp, private = DecodedStreamObject(), DecodedStreamObject()
    xmp.set_data(AUTHOR.encode())
    private.set_data(AUTHOR.encode())
    inner = DictionaryObject({NameObject("/Private"): writer._add_object(private)})  # noqa: SLF001
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)  # noqa: SLF001
    writer.root_object[NameObject("/PieceInfo")] = writer._add_object(inner)  # noqa: SLF001
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().count(AUTHOR.encode()) == 2
    bare = cleaned("a.pdf", out.getvalue())
    assert AUTHOR.encode() not in bare
    assert "No. 1" in PdfReader(io.BytesIO(bare)).pages[0].extract_text()
    assert not PdfReader(io.BytesIO(bare)).metadata


def _pdf_by(author: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf("No. 1", author=author, note="seen")))
    xmp = DecodedStreamObject()
    xmp.set_data(author.encode())
    xmp[NameObject("/Type")] = NameObject("/Metadata")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(xmp)  # noqa: SLF001
    note = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    note[NameObject("/T")] = TextStringObject(author)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_cannot_be_cleaned_stays_as_it_is_and_needs_a_person() -> None:
    signed = PdfWriter(clone_from=io.BytesIO(pdf("No. 1", author=AUTHOR)))
    seal = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})
    signed.root_object[NameObject("/Seal")] = signed._add_object(seal)  # noqa: SLF001
    out = io.BytesIO()
    signed.write(out)
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as packed:
        packed.writestr("docProps/core.xml", f"<a><creator>{AUTHOR}</creator></a>")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("docProps/core.xml", "<a/>")
    for name, data in (
        ("a.pdf", out.getvalue()),
        ("a.pdf", pdf("No. 1", author=AUTHOR, inside=b"a,b")),
        ("a.docx", twice.getvalue()),
    ):
        with pytest.raises(UncleanableError):
            cleaned(name, data)
        assert published(name, data) == data
        found = verdict_of(name, data)
        assert found.names_author
        assert found.needs_a_person


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.pdf", pdf("locked", password="x" * 8)),
        ("a.docx", b"PK\3\4 broken"),
        ("a.docx", zipped({"docProps/core.xml": ""})),
        ("a.docx", zipped({"word/document.xml": '<a author="b">'})),
        ("a.docx", zipped({"word/document.xml": "<!DOCTYPE a><author/>"})),
        ("a.zip", zipped({"a.csv": b"0" * 50_000_000})),
        ("a.jpg", b"\xff\xd8\xff\xdb"),
        ("a.jpg", b"\xff\xd8\xff\xda\0\2pixels"),
        ("a.jpg", b"\xff\xd8\0\0\0\0"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\1\0IHDR"),
        ("a.doc", _SUMMARY + struct.pack("<I", 900)),
    ],
)
def test_what_is_broken_cannot_be_cleaned(name: str, data: bytes) -> None:
    with pytest.raises(UncleanableError):
        cleaned(name, data)


def test_zips_in_zips_without_end_cannot_be_cleaned() -> None:
    data = zipped({"a.csv": "a"})
    for _ in range(6):
        data = zipped({"a.zip": data})
    with pytest.raises(UncleanableError):
        cleaned("a.zip", data)


def test_pictures_and_sounds_keep_what_is_seen_and_heard() -> None:
    scan = b"\xff\xda\0\2pixels\xff\xd9"
    profile = b"\xff\xe2\0\x0eICC_PROFILE\0"
    jpeg = exif_with_place()
    head = jpeg[:4] + struct.pack(">H", len(jpeg) - 4) + jpeg[6:]
    hidden = b"\xff\xfe\0\6name\xff\xed\0\6name\xff\xe2\0\6MPF\0"
    assert cleaned("a.jpg", head + hidden + profile + scan + b"more") == (
        b"\xff\xd8" + profile + scan
    )
    png = b"\x89PNG\r\n\x1a\n"
    parts = [_chunk(b"IHDR", b"a"), _chunk(b"tEXt", b"name"), _chunk(b"IEND", b"")]
    assert cleaned("a.png", png + b"".join(parts) + b"more") == png + parts[0] + parts[2]
    assert cleaned("a.png", png + parts[0]) == png + parts[0]
    sound = b"\xff\xfb" * 100
    tag = b"TAG" + b"name".ljust(125)
    assert cleaned("a.mp3", b"ID3\3\0\0\0\0\0\4name" + sound + tag) == sound
    assert cleaned("a.mp4", b"mp4") == b"mp4"
    assert cleaned("a", b"mp4") == b"mp4"
    assert verdict_of("a.zip", zipped({"a.jpg": head + scan})) == Verdict()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _old_file(author: bytes, sort: int = 0x1E, user: bytes = b"") -> bytes:
    """Return what matters of an old office file: its list of properties, who opened it last."""
    signs = len(author) // (2 if sort == 0x1F else 1)
    value = struct.pack("<II", sort, signs) + author
    listed = struct.pack("<II", 24 + len(value), 2) + struct.pack("<IIII", 1, 24, 4, 24) + value
    head = b"\xfe\xff\0\0" + bytes(20) + struct.pack("<I", 1) + _SUMMARY + struct.pack("<I", 48)
    last = b"\xe2\0\0\0\x5c\0\x70\0" + user.ljust(112) if user else b""
    return b"\xd0\xcf\x11\xe0" + last + head + listed + b"end"


@pytest.mark.parametrize(
    "data",
    [
        _old_file(AUTHOR.encode("gb18030")),
        _old_file(AUTHOR.encode("utf-16-le"), 0x1F),
        _old_file(b"", user=b"\3\0\1" + AUTHOR.encode("utf-16-le")),
    ],
)
def test_old_files_are_blanked_in_their_places(data: bytes) -> None:
    assert names_old_writer(data)
    out = cleaned("a.doc", data)
    assert len(out) == len(data)
    assert out.endswith(b"end")
    assert not names_old_writer(out)
    assert AUTHOR.encode("gb18030") not in out
    assert AUTHOR.encode("utf-16-le") not in out
    found = verdict_of("a.doc", data)
    assert found.is_unreadable
    assert not found.names_author


def test_a_strange_list_in_an_old_file_needs_a_person() -> None:
    for data in (
        _old_file(b"name", sort=3),
        _old_file(b"name")[:-8],
        _old_file(b"name").replace(struct.pack("<II", 24 + 12, 2), struct.pack("<II", 36, 9999)),
    ):
        assert verdict_of("a.doc", data).names_author
        assert published("a.doc", data) == data


def test_hidden_authors_of_every_sort_are_known_to_the_reader() -> None:
    assert verdict_of("a.docx", docx("甲", author=AUTHOR)) == Verdict()
    assert verdict_of("a.xlsx", xlsx(cell="甲")) == Verdict()
