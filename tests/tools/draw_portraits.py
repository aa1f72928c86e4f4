"""Draw the demo village's placeholder pictures of families: flat shapes, nobody's face.

Run ``python -m tests.tools.draw_portraits``; the same pictures come out every time.
"""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from tests.tools.repository import ROOT

FOLDER = ROOT / "content" / "\u7167\u7247"
WIDTH, HEIGHT = 640, 480
# Drawn at twice the size and scaled down, so that edges are smooth.
SCALE = 2
COLOURS = 128

SKIES = ("#d9ecf2", "#f6e7cf", "#e3f0dd", "#f3dfd8")
HILLS = ("#8fb996", "#a7c4a0", "#b5c99a", "#94b0a8")
ROOFS = ("#8c3b2e", "#4d5b6a", "#7a5c3e")
WALLS = ("#fdf6e8", "#f4ead8", "#f8f1e5")
CLOTHES = ("#b5483a", "#3f6c8f", "#c98b2b", "#5d7f55", "#7d5a86", "#35736f")
SKIN, HAIR, GREY = "#e8c3a0", "#3b302b", "#b9b4ae"
DOOR, WINDOW, YARD, TRUNK, LEAF = "#6b4a35", "#bcd7e6", "#e6d8b8", "#7a5c3e", "#5f8f5a"


@dataclass(frozen=True)
class Person:
    """One figure: where it stands, how tall it is, grey hair or not, the colour of its clothes."""

    left: int
    height: int
    is_old: bool
    clothes: str


def people_of(number: int) -> tuple[Person, ...]:
    """Return the figures of a family's picture: two to five, old and young."""
    count = 2 + number % 4
    heights = (150, 158, 128, 96, 138)
    first = WIDTH // 2 - (count - 1) * 46
    return tuple(
        Person(
            left=first + place * 92,
            height=heights[(place + number) % len(heights)],
            is_old=(place + number) % len(heights) == len(heights) - 1,
            clothes=CLOTHES[(place * 2 + number) % len(CLOTHES)],
        )
        for place in range(count)
    )


def picture_of(number: int) -> Image.Image:
    """Return the picture of a family: hills, a house, a tree, and people without faces."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), SKIES[number % len(SKIES)])
    draw = ImageDraw.Draw(image)
    _hills(draw, number)
    _house(draw, number)
    _tree(draw, 60 if number % 2 else 570, 1.0 + number % 3 * 0.15)
    for person in people_of(number):
        _person(draw, person)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return small.quantize(COLOURS, dither=Image.Dither.NONE)


def _box(*corners: float) -> list[float]:
    return [corner * SCALE for corner in corners]


def _hills(draw: ImageDraw.ImageDraw, number: int) -> None:
    shift = number * 37 % 160
    draw.ellipse(_box(-180 + shift, 190, 360 + shift, 560), fill=HILLS[number % len(HILLS)])
    draw.ellipse(_box(280 - shift, 220, 860 - shift, 600), fill=HILLS[(number + 1) % len(HILLS)])
    draw.rectangle(_box(0, 372, WIDTH, HEIGHT), fill=YARD)


def _house(draw: ImageDraw.ImageDraw, number: int) -> None:
    left, right = (110, 500) if number % 2 else (140, 530)
    draw.rectangle(_box(left, 210, right, 384), fill=WALLS[number % len(WALLS)])
    roof = _box(left - 34, 212, left + 46, 132, right - 46, 132, right + 34, 212)
    draw.polygon(roof, fill=ROOFS[number % len(ROOFS)])
    middle = (left + right) / 2
    draw.rectangle(_box(middle - 34, 268, middle + 34, 384), fill=DOOR)
    for edge in (left + 40, right - 108):
        draw.rectangle(_box(edge, 252, edge + 68, 312), fill=WINDOW)
        draw.line(_box(edge + 34, 252, edge + 34, 312), fill=WALLS[0], width=4 * SCALE)


def _tree(draw: ImageDraw.ImageDraw, middle: float, size: float) -> None:
    draw.rectangle(_box(middle - 8, 300, middle + 8, 392), fill=TRUNK)
    radius = 46 * size
    for across, up in ((-26, 290), (26, 290), (0, 252)):
        centre = middle + across
        draw.ellipse(_box(centre - radius, up - radius, centre + radius, up + radius), fill=LEAF)


def _person(draw: ImageDraw.ImageDraw, person: Person) -> None:
    foot, middle = 448, person.left
    top = foot - person.height
    head = 17 + person.height / 16
    shoulder = top + head * 1.8
    body = _box(middle - 30, shoulder, middle + 30, foot)
    draw.rounded_rectangle(body, radius=22 * SCALE, fill=person.clothes)
    hair = _box(middle - head - 3, top - 5, middle + head + 3, top + head * 1.7)
    draw.ellipse(hair, fill=GREY if person.is_old else HAIR)
    draw.ellipse(_box(middle - head, top + 5, middle + head, top + 2 * head), fill=SKIN)


def draw_all(folder: Path = FOLDER, count: int = 12) -> list[Path]:
    """Write the pictures of all model families; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(1, count + 1):
        path = folder / f"jt-{number:02d}.png"
        picture_of(number).save(path, optimize=True)
        paths.append(path)
    return paths


if __name__ == "__main__":
    for drawn in draw_all():
        print(drawn.relative_to(ROOT), drawn.stat().st_size)
