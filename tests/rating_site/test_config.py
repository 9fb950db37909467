"""Production refuses secrets that somebody typed, and addresses that are not encrypted."""

import secrets

import pytest

from rating_site.config import Settings, read_settings
from tests.rating_site.production import PRODUCTION

HEX = PRODUCTION["seal_keys"]


def test_production_takes_drawn_secrets() -> None:
    assert read_settings(**PRODUCTION).mode == "production"
    for _ in range(200):
        drawn = {"secret_key": secrets.token_urlsafe(32), "seal_keys": f"{secrets.token_hex(32)},{HEX}"}
        assert read_settings(**PRODUCTION | drawn | {"metrics_token": secrets.token_urlsafe(24)})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("secret_key", ""),
        ("secret_key", "k" * 40),
        ("secret_key", "abcdefgh12" * 4),
        ("secret_key", "change-me-" + "Vq7wJ2m9kT4xB8nZ6rL1pD3sH5gY0cFa"),
        ("secret_key", "my-very-long-secret-key-for-kajian-2026"),
        ("seal_keys", ""),
        ("seal_keys", "0" * 64),
        ("seal_keys", f"{HEX},{'ab' * 32}"),
        ("metrics_token", "metrics"),
        ("metrics_token", "x" * 40),
        ("public_url", ""),
        ("public_url", "http://kajian.example"),
    ],
)
def test_production_refuses_what_can_be_guessed_or_read_on_the_way(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name.upper()):
        read_settings(**PRODUCTION | {name: value})


def test_a_laptop_needs_none_of_this() -> None:
    assert read_settings(metrics_token="short").mode == "embedded"


@pytest.mark.parametrize("url", ["kajian.example", "ftp://kajian.example", "https://"])
def test_a_public_address_is_a_web_address(url: str) -> None:
    with pytest.raises(ValueError, match="PUBLIC_URL"):
        read_settings(public_url=url)


def test_valkey_is_spoken_to_as_redis() -> None:
    found = Settings(queue_url="valkey://a:1/0", limits_url="valkeys://b:1/0")
    assert (found.queue_url, found.limits_url) == ("redis://a:1/0", "rediss://b:1/0")
