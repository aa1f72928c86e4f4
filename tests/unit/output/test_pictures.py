"""The gate for photos: what passes has nothing hidden in it, and what is broken is told."""

import os
import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from gongkai.output import pictures
from gongkai.output.pictures import (
    SMALL_SIDE,
    UnreadablePictureError,
    day_taken,
    fitting,
    is_readable_picture,
    light_picture,
    picture_size,
    web_picture,
)
from tests.tools.good_village import PHOTOGRAPHER, camera_photo, drawn_photo


def saved(folder: Path, form: str, picture: Image.Image, **options: Any) -> Path:
    file = folder / f"a.{form.lower()}"
    picture.save(file, form, **options)
    return file


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def test_a_photo_is_turned_upright_made_smaller_and_cleaned(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(camera_photo())
    assert PHOTOGRAPHER in camera_photo()
    data = web_picture(tmp_path / "a.jpg")
    assert PHOTOGRAPHER not in data
    picture = opened(data)
    assert (picture.size, picture.mode, picture.format) == ((768, 1280), "RGB", "JPEG")
    assert not picture.getexif()
    # The photo runs from black to white downwards; turned, it runs from right to left.
    left, right = picture.getpixel((10, 600)), picture.getpixel((757, 600))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200
    assert right[0] < 50


def test_a_small_photo_keeps_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(drawn_photo((9, 9, 9), size=(30, 20)))
    assert opened(web_picture(tmp_path / "a.jpg")).size == (30, 20)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_is_transparent_becomes_white(form: str, tmp_path: Path) -> None:
    file = saved(tmp_path, form, Image.new("RGBA", (8, 8), (255, 0, 0, 0)))
    assert is_readable_picture(file)
    assert opened(web_picture(file)).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "CMYK", "I;16"])
def test_every_mode_of_picture_passes(mode: str, tmp_path: Path) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    file = saved(tmp_path, form, Image.new(mode, (8, 8)))
    assert is_readable_picture(file)
    assert opened(web_picture(file)).mode == "RGB"


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(camera_photo())
    assert web_picture(tmp_path / "a.jpg") == web_picture(tmp_path / "a.jpg")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"GIF89a" + bytes(40),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        camera_photo()[:-2000],
        camera_photo()[:400],
    ],
    ids=["empty", "text", "jpeg-head", "png-head", "gif", "svg", "cut-off", "cut-short"],
)
def test_what_is_no_whole_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(data)
    assert not is_readable_picture(file)
    with pytest.raises(UnreadablePictureError):
        web_picture(file)
    assert not is_readable_picture(tmp_path / "missing.jpg")


def test_a_picture_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    head = struct.pack(">II", 60_000, 60_000) + b"\x08\x02\x00\x00\x00"
    file = saved(tmp_path, "PNG", Image.new("RGB", (2, 2)))
    data = bytearray(file.read_bytes())
    data[16:29] = head
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    file.write_bytes(bytes(data))
    assert not is_readable_picture(file)


def test_the_limit_of_pixels_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(drawn_photo((9, 9, 9), size=(30, 20)))
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 599)
    assert not is_readable_picture(tmp_path / "a.jpg")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_photo_is_a_picture_or_refused_but_never_fails(
    tmp_path: Path, data: st.DataObject
) -> None:
    photo = bytearray(camera_photo((60, 36)))
    places = st.integers(0, len(photo) - 1)
    damage = st.dictionaries(places, st.integers(0, 255), max_size=6)
    for place, value in data.draw(damage).items():
        photo[place] = value
    file = tmp_path / "a.jpg"
    file.write_bytes(bytes(photo))
    if is_readable_picture(file):
        assert PHOTOGRAPHER not in web_picture(file)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026:11:03 09:20:00", date(2026, 11, 3)),
        ("2026:11:03", date(2026, 11, 3)),
        ("0000:00:00 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("", None),
    ],
)
def test_the_day_is_what_the_camera_wrote(
    tmp_path: Path, form: str, told: str, day: date | None
) -> None:
    exif = Image.Exif()
    exif[0x8769] = {0x9003: told}
    file = saved(tmp_path, form, Image.new("RGB", (2, 2)), exif=exif)
    assert day_taken(file) == day


def test_a_picture_without_facts_and_a_broken_one_have_no_day(tmp_path: Path) -> None:
    assert day_taken(saved(tmp_path, "PNG", Image.new("RGB", (2, 2)))) is None
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    assert day_taken(tmp_path / "b.jpg") is None
    assert day_taken(tmp_path / "none.jpg") is None


@pytest.mark.parametrize("size", [(3000, 2000), (2000, 3000), (1281, 7), (640, 480), (40, 1280)])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_size_is_told_before_the_picture_is_made(
    tmp_path: Path, size: tuple[int, int], orientation: int
) -> None:
    file = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, "green").save(file, exif=exif)
    made = Image.open(BytesIO(web_picture(file)))
    assert picture_size(file) == made.size
    light = Image.open(BytesIO(light_picture(file, is_small=False)))
    small = Image.open(BytesIO(light_picture(file, is_small=True)))
    assert (light.format, light.size) == ("WEBP", made.size)
    assert small.size == fitting(*made.size, SMALL_SIDE)
    for copy in (light, small):
        assert not dict(copy.getexif())
        assert {"exif", "xmp", "icc_profile"}.isdisjoint(copy.info)


def test_a_photo_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (20, 10), "green").save(file)
    before = web_picture(file)
    Image.new("RGB", (10, 20), "red").save(file)
    os.utime(file, (10**9, 10**9))
    assert web_picture(file) != before
    with pytest.raises(UnreadablePictureError):
        light_picture(tmp_path / "gone.jpg", is_small=True)
