"""How is a public copy made? Solid boxes are burned into the pixels; blur can be undone, boxes cannot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from rating_site.evidence.image import decode, encode
from rating_site.evidence.kinds import kind_of

MOST_BOXES = 200


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the upper left corner."""

    left: int
    top: int
    width: int
    height: int


def black_out(clean: bytes, boxes: Sequence[Box]) -> bytes:
    """The picture with every box filled black, as a new file of the same type.

    ValueError where a box has no area or leaves the picture, or where there are too many.
    """
    if len(boxes) > MOST_BOXES:
        raise ValueError(f"more than {MOST_BOXES} boxes")
    kind = kind_of(clean)
    picture = decode(clean, kind)
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        _check(box, picture.size)
        pen.rectangle((box.left, box.top, box.left + box.width - 1, box.top + box.height - 1), fill="black")
    return encode(picture, lossless=kind == "png")[0]


def _check(box: Box, size: tuple[int, int]) -> None:
    inside = box.left >= 0 <= box.top and box.left + box.width <= size[0] and box.top + box.height <= size[1]
    if not inside or box.width < 1 or box.height < 1:
        raise ValueError("a box must lie inside the picture and have an area")
