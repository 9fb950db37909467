"""What others wrote is the release that VERSIONS names, and our own stylesheet stays small."""

from hashlib import sha256
from pathlib import Path

from flask.testing import FlaskClient

from rating_site import web

STATIC = Path(web.__file__).parent / "static"


def test_vendored_files_are_unchanged() -> None:
    lines = (STATIC / "VERSIONS").read_text().splitlines()
    named = {line.split()[0]: line.split()[-1] for line in lines if line and not line.startswith("#")}
    assert named
    for name, digest in named.items():
        assert sha256((STATIC / name).read_bytes()).hexdigest() == digest


def test_every_script_is_vendored() -> None:
    named = (STATIC / "VERSIONS").read_text()
    assert all(path.name in named for path in STATIC.glob("*.js"))


def test_the_stylesheet_is_small() -> None:
    assert (STATIC / "app.css").stat().st_size <= 12 * 1024


def test_static_files_may_be_kept_because_their_address_changes(client: FlaskClient) -> None:
    html = client.get("/").text
    address = html.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "?v=" in address
    answer = client.get(address)
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    answer.close()
