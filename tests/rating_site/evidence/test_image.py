"""Pictures come in by what they are, within limits, and leave everything but their pixels behind."""

import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from rating_site.evidence.image import Limits, Refused, admit

SECRET = "QQ 12345678 <?php"


def picture(size: tuple[int, int] = (80, 40), mode: str = "RGB") -> Image.Image:
    made = Image.new(mode, size, 0)
    made.paste(made.resize((1, 1)).point(lambda _: 200).resize((size[0] // 2, size[1])), (0, 0))
    return made


def written(kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture().save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x010E], made[0x0112] = SECRET, orientation
    return made


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refused:
        admit(data, limits=limits or Limits())
    return f"{refused.value.reason} {refused.value.kind}"


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/jpeg")]
)
def test_three_kinds_come_in(kind: str, media_type: str) -> None:
    data = written(kind)
    found = admit(data)
    assert (found.kind, found.media_type) == (kind.lower(), media_type)
    assert (found.width, found.height) == Image.open(BytesIO(found.clean)).size == (80, 40)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert len(found.phash) == 16


def test_nothing_but_pixels_is_kept() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET)
    text.add_itxt("XML:com.adobe.xmp", SECRET)
    icc = SECRET.encode().ljust(200, b"\0")
    everything = [
        written("JPEG", comment=SECRET.encode(), exif=exif(), xmp=SECRET.encode()),
        written("PNG", pnginfo=text, exif=exif()) + SECRET.encode(),
        written("WEBP", exif=exif(), xmp=SECRET.encode(), icc_profile=icc),
    ]
    for data in everything:
        assert SECRET.encode() in data
        assert SECRET.encode() not in admit(data).clean
        assert Image.open(BytesIO(admit(data).clean)).getexif() == {}


def test_a_turned_picture_is_set_upright() -> None:
    found = admit(written("JPEG", exif=exif(orientation=6)))
    assert (found.width, found.height) == (40, 80)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_colour_mode_becomes_plain(mode: str) -> None:
    file = BytesIO()
    Image.new(mode, (30, 20)).save(file, "PNG")
    assert Image.open(BytesIO(admit(file.getvalue()).clean)).mode == "RGB"


def test_what_is_transparent_shows_white() -> None:
    file = BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(file, "PNG")
    assert Image.open(BytesIO(admit(file.getvalue()).clean)).getpixel((5, 5)) == (255, 255, 255)


def test_of_an_animation_the_first_frame_is_kept() -> None:
    file = BytesIO()
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    first.save(file, "WEBP", save_all=True, append_images=[second], lossless=True)
    pixel = Image.open(BytesIO(admit(file.getvalue()).clean)).getpixel((5, 5))
    assert isinstance(pixel, tuple) and pixel[0] > 240 and pixel[2] < 20


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_an_image unknown"),
        (b"<svg onload=alert(1)>", "not_an_image unknown"),
        (b"%PDF-1.7", "wrong_kind pdf"),
        (b"GIF89a", "wrong_kind gif"),
        (b"\0\0\0\x18ftypheic", "wrong_kind heic"),
        (b"\0\0\0\x18ftypmp42", "wrong_kind video"),
        (b"\x1a\x45\xdf\xa3", "wrong_kind video"),
        (b"RIFF\0\0\0\0AVI ", "wrong_kind video"),
        (b"\xff\xd8\xff\xe0<?php", "broken jpeg"),
        (b"\x89PNG\r\n\x1a\n", "broken png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "broken webp"),
    ],
)
def test_other_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_a_file_that_ends_early_is_broken() -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        data = written(kind)
        assert refusal(data[: len(data) * 2 // 3]) == f"broken {kind.lower()}"


def test_a_large_file_is_refused_before_it_is_read() -> None:
    assert refusal(written("PNG"), Limits(bytes=50)) == "too_large png"


def png_header(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    )


@pytest.mark.parametrize("side", [7_000, 10_000, 20_000, 60_000])
def test_too_many_pixels_are_refused_from_the_header(side: int) -> None:
    assert refusal(png_header(side, side)) == "too_many_pixels png"


@pytest.mark.parametrize(
    "body",
    [
        b"VP8X" + bytes(8) + (16_000).to_bytes(3, "little") * 2,
        b"VP8L" + bytes(4) + b"\x2f" + (0x3FFF | 0x3FFF << 14).to_bytes(4, "little") + bytes(5),
        b"VP8 " + bytes(4) + bytes(6) + struct.pack("<HH", 16_000, 16_000),
    ],
)
def test_a_huge_webp_is_refused_from_its_header(body: bytes) -> None:
    assert refusal(b"RIFF\0\0\0\0WEBP" + body) == "too_many_pixels webp"


def test_the_sizes_of_all_three_kinds_of_webp_are_read() -> None:
    plain = written("WEBP")
    for data in (plain, written("WEBP", lossless=True), written("WEBP", exif=exif())):
        assert refusal(data, Limits(pixels=80 * 40 - 1)) == "too_many_pixels webp"
        assert admit(data, limits=Limits(pixels=80 * 40)).width == 80


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.data())
def test_damaged_files_are_admitted_or_refused_and_nothing_else(kind: str, draw: st.DataObject) -> None:
    data = bytearray(written(kind))
    for _ in range(draw.draw(st.integers(1, 6))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    try:
        assert admit(bytes(data), limits=Limits(pixels=1_000_000)).clean
    except Refused as refused:
        assert refused.reason in ("broken", "not_an_image", "wrong_kind", "too_many_pixels")
