"""Paper as a telephone sees it: sheets drawn at print size, on coloured paper, codes read."""

from __future__ import annotations

import random
import subprocess
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageFilter

RED: Final = (208, 48, 42)
YELLOW: Final = (246, 208, 74)
_MM: Final = 25.4
_DARK: Final = 128
_GAP_MM: Final = 2.0


def drawn(pdf: bytes, dpi: int, page: int = 1) -> Image.Image:
    """Return a page as a printer draws it, in grey."""
    words = ["pdftoppm", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), "-"]
    done = subprocess.run(words, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


def has_colours(pdf: bytes) -> bool:
    """Return whether anything on the first page is printed in a colour."""
    words = ["pdftoppm", "-r", "40", "-l", "1", "-"]
    done = subprocess.run(words, input=pdf, capture_output=True, check=True)
    red, *others = Image.open(BytesIO(done.stdout)).convert("RGB").split()
    return any(ImageChops.difference(red, other).getbbox() for other in others)


def on_paper(page: Image.Image, colour: tuple[int, int, int], seed: int = 0) -> Image.Image:
    """Return black print on coloured, uneven paper, a little out of focus."""
    width, height = page.size
    grain = Image.frombytes("L", (width // 2, height // 2), _noise(width, height, seed))
    uneven = grain.resize(page.size, Image.Resampling.BILINEAR).point(lambda grey: 208 + grey // 6)
    paper = Image.merge(
        "RGB", [uneven.point(lambda g, part=part: g * part // 255) for part in colour]
    )
    return ImageChops.multiply(paper, page.convert("RGB")).filter(ImageFilter.GaussianBlur(0.7))


def decoded(picture: Image.Image) -> list[str]:
    """Return what the codes in a picture say, as zbar reads them."""
    data = BytesIO()
    picture.save(data, "PNG", compress_level=1)
    only_codes = ["-Sdisable", "-Sqrcode.enable", "-Sbinary=0"]
    done = subprocess.run(
        ["zbarimg", "--raw", "-q", *only_codes, "-"],
        input=data.getvalue(),
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8").splitlines()


def code_millimetres(page: Image.Image, dpi: int, frame_mm: float = 0) -> float:
    """Return the width of the code at the lower left of a page, without the white around it.

    `frame_mm` is how far a frame around the page reaches inwards.
    """
    per_mm = dpi / _MM
    edge, gap = round(frame_mm * per_mm), round(_GAP_MM * per_mm)
    low = page.height - edge
    corner = page.crop((edge, round(page.height - 70 * per_mm), round(80 * per_mm), low))
    dark = corner.point(lambda grey: 255 if grey < _DARK else 0)
    return (
        _first_run(
            [
                dark.crop((x, 0, x + 1, dark.height)).getbbox() is not None
                for x in range(dark.width)
            ],
            gap,
        )
        / per_mm
    )


def _first_run(inked: list[bool], gap: int) -> int:
    """Return how long the first inked stretch is; blanks shorter than a gap belong to it."""
    start = inked.index(True)
    end = blank = start
    for place in range(start, len(inked)):
        if inked[place]:
            end, blank = place, place
        elif place - blank >= gap:
            break
    return end - start + 1


def _noise(width: int, height: int, seed: int) -> bytes:
    return random.Random(seed).randbytes((width // 2) * (height // 2))  # noqa: S311 - grain of paper
