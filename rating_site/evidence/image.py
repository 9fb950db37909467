"""May this picture come in, and what of it do we keep? Its pixels on a fresh canvas, and nothing else.

Why a fresh canvas: saving a JPEG again keeps its comment, in which contacts and program code have been found.
Sizes are read from the header before anything is decoded; an animation is its first frame.
"""

import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, NoReturn

from PIL import Image, ImageOps

from rating_site.evidence.kinds import kind_of
from rating_site.evidence.likeness import perceptual_hash

Reason = Literal["not_an_image", "wrong_kind", "too_large", "too_many_pixels", "broken"]
_FORMATS = ("JPEG", "PNG", "WEBP")
_LARGEST_PNG = 4_000_000
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Limits:
    """How much we take: bytes of the file, and pixels (a telephone's screenshot has 5 million)."""

    bytes: int = 10_000_000
    pixels: int = 40_000_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Admitted:
    """A picture that came in: kind and hash as sent, its look, and the clean copy with size and type."""

    kind: str
    sha256: str
    phash: str
    width: int
    height: int
    media_type: str
    clean: bytes


class Refused(ValueError):
    """The file is not kept; `reason` is a code, `kind` what the file is (see kinds.kind_of)."""

    def __init__(self, reason: Reason, kind: str) -> None:
        super().__init__(f"{reason}: {kind}")
        self.reason: Reason = reason
        self.kind = kind


def admit(data: bytes, *, limits: Limits = LIMITS) -> Admitted:
    """The clean copy of a JPEG, PNG or WebP file; Refused with a reason for everything else."""
    kind = kind_of(data)
    if kind not in ("jpeg", "png", "webp"):
        raise Refused("not_an_image" if kind == "unknown" else "wrong_kind", kind)
    if len(data) > limits.bytes:
        raise Refused("too_large", kind)
    picture = decode(data, kind, limits)
    clean, media_type = encode(picture, lossless=kind == "png")
    sha256 = hashlib.sha256(data).hexdigest()
    return Admitted(kind, sha256, perceptual_hash(picture), *picture.size, media_type, clean)


def decode(data: bytes, kind: str, limits: Limits = LIMITS) -> Image.Image:
    """The pixels of the first frame, upright, on white, in RGB; Refused if they cannot be had."""
    if kind == "webp":  # Pillow prepares two full canvases before one can ask it for the size
        _check(_webp_size(data), kind, limits)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            _check(opened.size, kind, limits)
            ImageOps.exif_transpose(opened, in_place=True)
            return _fresh(opened)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too_many_pixels", kind) from error
    except Exception as error:  # decoders of hostile bytes fail in every way there is
        raise Refused("broken", kind) from error


def encode(picture: Image.Image, *, lossless: bool) -> tuple[bytes, str]:
    """The file and its media type: PNG for what came without loss, unless it is too large, else JPEG."""
    if lossless:
        file = BytesIO()
        picture.save(file, "PNG")
        if file.tell() <= _LARGEST_PNG:
            return file.getvalue(), "image/png"
    file = BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue(), "image/jpeg"


def _fresh(picture: Image.Image) -> Image.Image:
    canvas = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data and picture.mode != "RGBA":
        picture = picture.convert("RGBA")
    canvas.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    return canvas


def _check(size: tuple[int, int], kind: str, limits: Limits) -> None:
    if min(size) < 1:
        raise Refused("broken", kind)
    if size[0] * size[1] > limits.pixels:
        raise Refused("too_many_pixels", kind)


def _webp_size(data: bytes) -> tuple[int, int]:
    """Width and height from the header of a WebP file (RFC 9649, sections 2.5 to 2.7)."""
    form, body = data[12:16], data[20:30]
    if len(body) < 10:
        _broken()
    if form == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if form == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    _broken()


def _broken() -> NoReturn:
    raise Refused("broken", "webp")
