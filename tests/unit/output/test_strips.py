"""Pages as pictures: white before the foot goes, drawings have few colours, photos are JPEG."""

import io
import random

import pytest
from PIL import Image, ImageDraw

from gongkai.output import strips
from gongkai.output.strips import HeavyPictureError, strip_of

FOOT = 40
INK, RED, GREY = (0, 0, 0), (155, 28, 28), (85, 85, 85)


def page(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


def drawing(height: int = 1000) -> Image.Image:
    picture = Image.new("RGBA", (400, height), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, 300, 200), fill=INK)
    draw.rectangle((20, 220, 300, 299), fill=RED)
    draw.rectangle((20, height - FOOT + 5, 60, height - 5), fill=GREY)
    return picture


def noise() -> Image.Image:
    # Nothing is harder to make small than chance.
    grain = random.Random(1).randbytes(900 * 900 * 3)  # noqa: S311 - the same in every run
    return Image.frombytes("RGB", (900, 900), grain)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_white_before_the_foot_is_taken_out() -> None:
    made = strip_of(page(drawing()), FOOT)
    picture = opened(made.data).convert("RGB")
    assert (made.suffix, picture.size) == (".png", (400, 300 + 24 + FOOT))
    assert picture.getpixel((30, 290)) == RED
    assert picture.getpixel((30, picture.height - FOOT + 10)) == GREY


def test_a_page_without_foot_stays_as_tall_as_it_is() -> None:
    assert opened(strip_of(page(drawing())).data).size == (400, 1000)


def test_a_full_page_and_an_empty_one_keep_their_foot() -> None:
    full = drawing()
    ImageDraw.Draw(full).rectangle((0, 500, 400, 1000), fill=INK)
    assert opened(strip_of(page(full), FOOT).data).height == 1000
    empty = Image.new("RGB", (400, 1000), "white")
    assert opened(strip_of(page(empty), FOOT).data).height == 24 + FOOT


@pytest.mark.parametrize("end", [1, 191, 192, 193, 448, 449, 703, 704, 705, 935, 936, 937, 959])
def test_wherever_the_ink_ends_all_of_it_stays(end: int) -> None:
    """A page is looked at in parts: no row may be lost, doubled or moved between two of them."""
    whole = drawing()
    ImageDraw.Draw(whole).rectangle((0, 0, 400, 1000 - FOOT - 1), fill="white")
    for row in range(0, end, 7):
        ImageDraw.Draw(whole).line((row % 300, row, row % 300 + 50, row), fill=INK)
    ImageDraw.Draw(whole).line((0, end - 1, 400, end - 1), fill=RED)
    made = opened(strip_of(page(whole), FOOT).data).convert("RGB")
    body = min(1000 - FOOT, end + 24)
    assert made.size == (400, body + FOOT)
    shown, foot = (0, 0, 400, body), (0, 1000 - FOOT, 400, 1000)
    assert made.crop(shown).tobytes() == whole.convert("RGB").crop(shown).tobytes()
    below = (0, body, 400, body + FOOT)
    assert made.crop(below).tobytes() == whole.convert("RGB").crop(foot).tobytes()


def test_many_colours_are_a_photo_however_they_are_spread() -> None:
    rows = [(x, y % 256, y // 256) for y in range(1000) for x in range(10)]
    photo = Image.new("RGB", (10, 1000))
    photo.putdata(rows)
    assert strip_of(page(photo)).suffix == ".jpg"


def test_a_drawing_has_few_colours_and_keeps_its_own() -> None:
    picture = drawing()
    draw = ImageDraw.Draw(picture)
    for shade in range(256):
        draw.point((350, 300 + shade), fill=(shade, shade, shade))
    few = opened(strip_of(page(picture)).data)
    colours = {colour for _, colour in few.convert("RGB").getcolors() or ()}
    assert few.mode == "P"
    assert len(colours) <= 8
    assert {INK, RED, GREY, (255, 255, 255)} <= colours


def test_equal_pages_give_equal_bytes() -> None:
    assert strip_of(page(drawing()), FOOT) == strip_of(page(drawing()), FOOT)


def test_a_photo_becomes_a_jpeg_without_hidden_facts() -> None:
    made = strip_of(page(noise().resize((300, 300))))
    assert made.suffix == ".jpg"
    assert opened(made.data).format == "JPEG"
    assert b"Exif" not in made.data


def test_a_heavy_photo_gets_worse_until_it_is_light_enough() -> None:
    worst = strip_of(page(noise().resize((700, 700))))
    assert len(worst.data) <= strips.HEAVIEST


def test_what_stays_too_heavy_is_refused() -> None:
    with pytest.raises(HeavyPictureError):
        strip_of(page(noise().resize((2500, 2500), Image.Resampling.NEAREST)))


def test_a_drawing_that_is_too_heavy_becomes_a_jpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "HEAVIEST", 100)
    with pytest.raises(HeavyPictureError):
        strip_of(page(drawing()))
