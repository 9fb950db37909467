"""What is this file really, whatever its name says? Told from its first bytes, to give advice."""

_FRONT = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"%PDF-", "pdf"),
    (b"\x1a\x45\xdf\xa3", "video"),  # Matroska and WebM
    (b"FLV", "video"),
    (b"\x00\x00\x01\xba", "video"),  # MPEG programme stream
    (b"\x00\x00\x01\xb3", "video"),
)
_RIFF = {b"WEBP": "webp", b"AVI ": "video"}
_STILL_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}


def kind_of(data: bytes) -> str:
    """jpeg, png, webp, gif, heic (AVIF too), pdf, video or unknown."""
    for front, kind in _FRONT:
        if data.startswith(front):
            return kind
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12], "unknown")
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in _STILL_BRANDS else "video"
    return "unknown"
