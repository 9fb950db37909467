"""Boxes are burned in where they were drawn, and nowhere else."""

from io import BytesIO

import pytest
from PIL import Image

from rating_site.evidence.blackout import MOST_BOXES, Box, black_out
from rating_site.evidence.image import admit


def clean(kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (100, 60), "white").save(file, kind)
    return admit(file.getvalue()).clean


def black_pixels(data: bytes) -> int:
    return Image.open(BytesIO(data)).convert("L").histogram()[0]


def test_a_box_covers_exactly_its_pixels() -> None:
    public = black_out(clean(), [Box(10, 20, 30, 5)])
    assert black_pixels(public) == 30 * 5
    assert Image.open(BytesIO(public)).getpixel((39, 24)) == (0, 0, 0)
    assert Image.open(BytesIO(public)).getpixel((40, 24)) == (255, 255, 255)


@pytest.mark.parametrize(("kind", "form"), [("PNG", "PNG"), ("JPEG", "JPEG")])
def test_the_public_copy_has_the_type_of_the_clean_one(kind: str, form: str) -> None:
    assert Image.open(BytesIO(black_out(clean(kind), [Box(0, 0, 100, 60)]))).format == form


@pytest.mark.parametrize(
    "box", [Box(-1, 0, 5, 5), Box(0, 0, 101, 5), Box(0, 56, 5, 5), Box(0, 0, 0, 5), Box(0, 0, 5, -2)]
)
def test_a_box_outside_the_picture_is_an_error(box: Box) -> None:
    with pytest.raises(ValueError, match="inside the picture"):
        black_out(clean(), [box])


def test_too_many_boxes_are_an_error() -> None:
    with pytest.raises(ValueError, match="boxes"):
        black_out(clean(), [Box(0, 0, 1, 1)] * (MOST_BOXES + 1))
