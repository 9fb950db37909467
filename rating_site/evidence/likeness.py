"""Do two pictures look alike? A hash of the coarse shapes, which survives scaling and compression.

Why the cosine transform: screenshots are mostly flat, and hashes of neighbouring differences are then mostly
zeros, so that any two chats look alike.
"""

import numpy as np
from PIL import Image

_SIDE, _KEPT = 32, 8
_STEPS = np.arange(_SIDE)
_COSINES = np.cos(np.pi / _SIDE * np.outer(np.arange(_KEPT + 1), _STEPS + 0.5))
ALIKE = 8
"""Pictures at this distance or nearer are probably the same one."""


def perceptual_hash(picture: Image.Image) -> str:
    """64 bits as 16 hexadecimal digits: which coarse waves are stronger than the median."""
    grey = np.asarray(picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX), dtype=np.float64)
    waves = (_COSINES @ grey @ _COSINES.T)[1:, 1:].ravel()
    bits = waves > np.median(waves)
    return np.packbits(bits).tobytes().hex()


def distance(first: str, second: str) -> int:
    """In how many of 64 bits two hashes differ."""
    return (int(first, 16) ^ int(second, 16)).bit_count()
