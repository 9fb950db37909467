"""Which settings does an installation have? Read once from KAJIAN_* variables, refusing nonsense."""

import hmac
import os
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from crawlers.settings import CrawlSettings
from rating_site import production
from rating_site.evidence.safe import Safe
from rating_site.evidence.sealing import Seal
from rating_site.evidence.vault import Vault

_KEY = re.compile("[0-9a-fA-F]{64}")
_VALKEY = re.compile("^valkey(s?)://")
Count = Annotated[int, Field(ge=1)]


class Settings(BaseSettings):
    """Every setting, its default and its meaning; a test compares the README's table with this class."""

    model_config = SettingsConfigDict(env_prefix="KAJIAN_", extra="forbid", frozen=True)

    data: Path = Field(
        default=Path("data"), description="folder that holds everything this installation remembers"
    )
    mode: Literal["embedded", "production"] = Field(
        default="embedded", description="production refuses weak secrets and sends cookies over https only"
    )
    host: str = Field(default="127.0.0.1", description="address the web server listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="port the web server listens on")
    database_url: str = Field(default="", description="database; empty means SQLite in the data folder")
    queue_url: str = Field(default="", description="job queue; empty means SQLite files in the data folder")
    limits_url: str = Field(default="memory://", description="where request limits are counted")
    secret_key: str = Field(
        default="", description="signs cookies and forms; empty means one made in the data folder"
    )
    seal_keys: str = Field(
        default="",
        description="keys that seal private texts and pictures, 64 hex digits each, newest first, "
        "separated by commas; empty means one derived from the secret key",
    )
    public_url: str = Field(
        default="", description="address under which people reach the site; empty means http://HOST:PORT"
    )
    smtp_url: str = Field(
        default="",
        description="mail server as smtp://user:password@host:587 (smtps:// for TLS from the start); "
        "empty means files in the data folder",
    )
    mail_from: str = Field(default="kajian@localhost", description="sender of messages")
    api_per_person: Count = Field(
        default=600, description="questions one address may put to the API per minute"
    )
    api_per_key: Count = Field(
        default=6000, description="questions the holder of an API key may put per minute"
    )
    reports_per_person: Count = Field(default=5, description="reports one address may submit per day")
    reports_per_platform: Count = Field(
        default=60, description="reports about one platform per hour before the rest waits for a moderator"
    )
    staff_idle_minutes: int = Field(
        default=30, ge=5, le=720, description="a session of staff that is silent so long ends"
    )
    staff_session_hours: int = Field(
        default=12, ge=1, le=24, description="hours after which staff sign in again in any case"
    )
    metrics_token: str = Field(
        default="", description="token that opens /metrics as a bearer; empty means there is no such page"
    )
    log_requests: bool = Field(
        default=False, description="write a line per request: route, status and time, never what was asked"
    )
    slow_query_ms: Count = Field(
        default=250, description="database questions that take longer are logged, without their values"
    )
    trusted_proxies: int = Field(
        default=0, ge=0, le=5, description="how many proxies in front set X-Forwarded-For"
    )
    live_checks_per_person: Count = Field(
        default=10, description="live checks one address may start per hour"
    )
    live_checks_per_host: Count = Field(
        default=6, description="live checks that may be started for one host per hour"
    )
    check_join_minutes: Count = Field(
        default=10, description="a live check younger than this is joined, not repeated"
    )
    lease_seconds: int = Field(
        default=30, ge=1, le=3600, description="a worker that is silent this long loses its batch"
    )
    crawl_seconds: Count = Field(default=120, description="hard limit for one crawl process")
    recheck_batch: Count = Field(default=20, description="platforms in one batch of re-checks")
    text_engine: Literal["auto", "whoosh", "tantivy"] = Field(
        default="auto", description="engine of the text index; auto takes tantivy beyond 20,000 documents"
    )
    raw_days: Count = Field(default=180, description="days for which raw answers are kept on disk")
    crawl: CrawlSettings = Field(
        default_factory=lambda: CrawlSettings(),
        description="settings of the crawler as JSON, see crawlers/settings.py",
    )

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < 32:
            raise ValueError("must have at least 32 characters")
        return value

    @field_validator("queue_url", "limits_url")
    @classmethod
    def _speak_redis(cls, value: str) -> str:
        # Valkey speaks Redis' protocol, and one client is enough for both.
        return _VALKEY.sub(lambda found: f"redis{found[1]}://", value)

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (parts.scheme in ("smtp", "smtps") and parts.hostname):
            raise ValueError("must be smtp://host:port or smtps://host:port")
        return value

    @field_validator("seal_keys")
    @classmethod
    def _are_keys(cls, value: str) -> str:
        if value and not all(_KEY.fullmatch(key.strip()) for key in value.split(",")):
            raise ValueError("must be keys of 64 hexadecimal digits, separated by commas")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (parts.scheme in ("http", "https") and parts.hostname):
            raise ValueError("must be https://host or http://host")
        return value

    @model_validator(mode="after")
    def _production_is_safe(self) -> Self:
        if self.mode != "production":
            return self
        found = production.problem(self.model_dump(include={*production.SECRETS, *production.SERVICES}))
        if found:
            raise ValueError(found)
        if not self.public_url.startswith("https://"):
            raise ValueError("production mode needs KAJIAN_PUBLIC_URL with https://")
        if self.crawl.allow_loopback:
            raise ValueError("production mode never crawls loopback addresses")
        return self

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data / 'kajian.db'}"

    @property
    def staff_idle(self) -> timedelta:
        """After so much silence a session of staff ends."""
        return timedelta(minutes=self.staff_idle_minutes)

    @property
    def staff_session(self) -> timedelta:
        """So long a session of staff lasts at most."""
        return timedelta(hours=self.staff_session_hours)

    @property
    def index_folder(self) -> Path:
        """Where the search index lies; it can be thrown away and rebuilt."""
        return self.data / "index"

    @property
    def downloads_folder(self) -> Path:
        """Where the editions of the downloads lie; a web server may serve `current/public` itself."""
        return self.data / "downloads"

    @property
    def signing_seed(self) -> bytes:
        """The secret that signs downloads: the same on every machine with the same secret key."""
        return bytes.fromhex(self.key_for("sign downloads"))

    @property
    def pause_file(self) -> Path:
        """Lies there while workers shall take nothing new."""
        return self.data / "paused"

    @property
    def crawl_folder(self) -> Path:
        """Where the files of running crawls lie."""
        return self.data / "crawls"

    @property
    def address(self) -> str:
        """Where people reach the site, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @cached_property
    def safe(self) -> Safe:
        """What seals private texts and pictures and makes keyed hashes."""
        keys = [bytes.fromhex(key.strip()) for key in (self.seal_keys or self.key_for("seal")).split(",")]
        return Safe(Seal(keys), Vault(self.data / "evidence", keys), self.key_for("hash").encode())

    def key_for(self, purpose: str) -> str:
        """A key of its own for each purpose, derived from the secret key."""
        return hmac.digest(self.signing_key.encode(), purpose.encode(), "sha256").hex()

    @cached_property
    def signing_key(self) -> str:
        """The secret key: the configured one, else one that is made once and kept in the data folder."""
        if self.secret_key:
            return self.secret_key
        path = self.data / "secret_key"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"secret_key.{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_hex(32))
            # Two processes may start at once: the first link wins and both read the same key.
            with suppress(FileExistsError):
                path.hardlink_to(fresh)
            fresh.unlink()
        return path.read_text()


def read_settings(**overrides: object) -> Settings:
    """The settings of this process; ValueError with one line that names the first wrong variable.

    What is secret may lie in files of one folder, as systemd's credentials and Docker's secrets do.
    """
    folder = os.environ.get("KAJIAN_SECRETS_DIR") or os.environ.get("CREDENTIALS_DIRECTORY")
    if folder and not Path(folder).is_dir():
        raise ValueError(f"KAJIAN_SECRETS_DIR: there is no folder {folder}")
    try:
        return Settings(_secrets_dir=folder, **overrides)  # type: ignore[call-arg, arg-type]
    except ValidationError as error:
        problem = error.errors()[0]
        name = "_".join(str(part) for part in problem["loc"]).upper()
        raise ValueError(f"KAJIAN_{name}: {problem['msg']}" if name else problem["msg"]) from error
