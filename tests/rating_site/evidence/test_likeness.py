"""The same screenshot is recognised after sending; another one of the same app is not taken for it."""

from io import BytesIO

from PIL import Image, ImageDraw

from rating_site.evidence.likeness import ALIKE, distance, perceptual_hash


def chat(seed: int) -> Image.Image:
    """A chat on a telephone: bubbles whose places and lengths follow from the seed."""
    made = Image.new("RGB", (540, 1170), "#ededed")
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 0, 540, 90), fill="#fafafa")
    top, state = 110, seed * 7919 + 13
    while top < 1050:
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        width, height, mine = 120 + state % 300, 40 + state // 7 % 120, state // 11 % 2
        left = 520 - width if mine else 20
        pen.rectangle((left, top, left + width, top + height), fill="#95ec69" if mine else "white")
        for line in range(top + 10, top + height - 10, 18):
            pen.rectangle((left + 12, line, left + width - 20, line + 8), fill="#333333")
        top += height + 30
    return made


def sent(picture: Image.Image, scale: float) -> Image.Image:
    """As a messenger sends it: smaller, and compressed."""
    file = BytesIO()
    size = round(picture.width * scale), round(picture.height * scale)
    picture.resize(size).save(file, "JPEG", quality=60)
    return Image.open(file)


def test_a_picture_sent_on_stays_alike() -> None:
    found = [
        distance(perceptual_hash(chat(seed)), perceptual_hash(sent(chat(seed), 0.6))) for seed in range(20)
    ]
    assert max(found) <= ALIKE


def test_two_chats_of_one_app_are_not_alike() -> None:
    hashes = [perceptual_hash(chat(seed)) for seed in range(40)]
    pairs = [distance(one, two) for place, one in enumerate(hashes) for two in hashes[:place]]
    assert sum(pair <= ALIKE for pair in pairs) <= len(pairs) // 200
