"""Every code that a score can carry has a sentence."""

import re
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from rating_site.store import scores
from rating_site.store.db import Database, reading
from rating_site.trust import signals
from rating_site.web.explain import explain
from tests.rating_site.web.sample_rows import ALL, Shop

_CODE = re.compile(r'Reading\(\s*[^"()]*(?:\([^()]*\)[^"()]*)*"([a-z_]+)"')


def test_every_code_in_the_signals_has_a_sentence(app: Flask) -> None:
    source = Path(signals.__file__).read_text(encoding="utf-8")
    codes = {"base", "clip", *_CODE.findall(source)}
    assert len(codes) > 10
    with app.test_request_context():
        assert [code for code in sorted(codes) if explain(code, {}) == code] == []


def test_real_contributions_are_explained(app: Flask, database: Database, add: Callable[[Shop], str]) -> None:
    ids = [add(shop) for shop in ALL]
    with app.test_request_context(), reading(database) as session:
        for platform_id in ids:
            snapshot = scores.latest(session, platform_id)
            assert snapshot is not None
            for part in snapshot.contributions:
                assert explain(part["code"], part["params"]) != part["code"]
