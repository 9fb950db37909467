"""Production refuses secrets that somebody typed, and addresses that are not encrypted."""

import secrets
from pathlib import Path

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
        ("database_url", "postgresql+psycopg://a:b@db.example/kajian"),
        ("database_url", "postgresql+psycopg://a:b@10.0.0.7/kajian?sslmode=prefer"),
        ("database_url", "postgresql+psycopg:///kajian?host=db.example"),
        ("database_url", "postgresql+psycopg:///kajian?hostaddr=10.0.0.7"),
        ("queue_url", "valkey://:b@valkey.example:6379/0"),
        ("limits_url", "redis://10.0.0.7:6379/1"),
        ("smtp_url", "smtp://relay.example:25"),
        ("smtp_url", "smtp://relay.example"),
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("database_url", "postgresql+psycopg://a:b@db.example/kajian?sslmode=verify-full"),
        ("database_url", "postgresql+psycopg://a:b@postgres/kajian"),
        ("database_url", "postgresql+psycopg:///kajian?host=/run/pg.d"),
        ("database_url", "sqlite:////var/lib/kajian/kajian.db"),
        ("queue_url", "valkeys://:b@valkey.example:6379/0"),
        ("queue_url", "valkey://valkey:6379/0"),
        ("limits_url", "redis://127.0.0.1:6379/1"),
        ("limits_url", "redis://[::1]:6379/1"),
        ("limits_url", "memory://"),
        ("smtp_url", "smtp://user:password@mail.example:587"),
        ("smtp_url", "smtps://mail.example"),
    ],
)
def test_production_takes_what_is_encrypted_or_never_leaves_the_machine(name: str, value: str) -> None:
    assert read_settings(**PRODUCTION | {name: value}).mode == "production"


@pytest.mark.parametrize("variable", ["KAJIAN_SECRETS_DIR", "CREDENTIALS_DIRECTORY"])
def test_secrets_may_lie_in_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    (tmp_path / "kajian_secret_key").write_text(f"{PRODUCTION['secret_key']}\n")
    (tmp_path / "something_else").write_text("x")
    monkeypatch.setenv(variable, str(tmp_path))
    rest = {name: value for name, value in PRODUCTION.items() if name != "secret_key"}
    assert read_settings(**rest).secret_key == PRODUCTION["secret_key"]


def test_a_missing_folder_of_secrets_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAJIAN_SECRETS_DIR", str(tmp_path / "gone"))
    with pytest.raises(ValueError, match="SECRETS_DIR"):
        read_settings()
