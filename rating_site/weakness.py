"""Was this secret drawn at random, or typed by somebody and therefore guessable?"""

import re

_TYPED = re.compile("secret|password|change.?me|example|1234567|abcdefg")
_SHORTEST = 20
_DIFFERENT = 10


def is_weak(secret: str) -> bool:
    """Whether it is short, made of few characters, one piece again and again, or has words in it."""
    repeats = (secret + secret).find(secret, 1) < len(secret)
    few = len(secret) < _SHORTEST or len(set(secret)) < _DIFFERENT
    return few or repeats or _TYPED.search(secret.lower()) is not None
