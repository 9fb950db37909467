"""What do the outside services know about the demo's shops, on a given day?

The three shops differ on purpose: an old one whose filing fits, a younger one that shows somebody else's
number, and one registered 40 days ago that shows a masked number and has no filing.
"""

from datetime import UTC, date, datetime, time, timedelta

from rating_site.demo.standins.records import Capture, Certificate, Filing, Registration

NEW_SHOP_AGE = timedelta(days=40)
_YUNKA, _KAMI, _JISHOU, _ACG = (f"{key}-demo.example" for key in ("yunka", "kami", "jishou", "acg"))
_STRANGER = "somebody-else.example"
"""Owns the number that kami and acg show."""


def registrations(today: date) -> tuple[Registration, ...]:
    """When each name was registered; caihong's is not, as happens when a shop moves on."""
    return (
        _registration(_YUNKA, date(2018, 4, 11), today),
        _registration(_KAMI, date(2023, 6, 1), today, form="%Y-%m-%dT%H:%M:%S.0Z"),
        _registration(_JISHOU, today - NEW_SHOP_AGE, today, form="%Y-%m-%dT%H:%M:%S.000+0000"),
        _registration(_ACG, date(2021, 9, 30), today),
    )


def filings() -> tuple[Filing, ...]:
    """Who filed which number. The serial parts lie far above any that a province has given out."""
    return (
        Filing(
            _YUNKA,
            "浙ICP备18999901号",
            "浙ICP备18999901号-1",
            "云岬（演示）网络科技有限公司",
            "2024-05-20 10:11:12",
        ),
        Filing(
            _KAMI,
            "苏ICP备2023999902号",
            "苏ICP备2023999902号-1",
            "纸鸢（演示）信息技术有限公司",
            "2023-09-14 16:05:33",
        ),
        Filing(
            _STRANGER,
            "粤ICP备2021999903号",
            "粤ICP备2021999903号-2",
            "不相干（演示）贸易有限公司",
            "2022-02-08 09:00:01",
        ),
    )


def certificates(today: date) -> tuple[Certificate, ...]:
    """First certificates, a little after each registration."""
    return (
        _certificate(_YUNKA, date(2018, 5, 2)),
        _certificate(_YUNKA, date(2024, 1, 8)),
        _certificate(_KAMI, date(2023, 6, 3)),
        _certificate(_JISHOU, today - NEW_SHOP_AGE + timedelta(days=1)),
    )


def captures(today: date) -> tuple[Capture, ...]:
    """Captures of the pages; the newest shop has only one, seven years old, by an earlier owner."""
    before = today - timedelta(days=7 * 365)
    return (
        Capture(f"http://{_YUNKA}/", "20180620031455"),
        Capture(f"https://www.{_YUNKA}/", "20210311120000"),
        Capture(f"http://{_KAMI}/", "20230811230102"),
        Capture(f"http://{_JISHOU}:80/", f"{before:%Y%m%d}070809"),
    )


def _registration(name: str, day: date, today: date, form: str = "%Y-%m-%dT%H:%M:%SZ") -> Registration:
    moment = datetime.combine(day, time(4, 5, 6), UTC)
    expiry = datetime.combine(today, time(4, 5, 6), UTC) + timedelta(days=200)
    changed = max(moment, expiry - timedelta(days=400))
    return Registration(name, moment, expires_at=expiry, changed_at=changed, date_form=form)


def _certificate(name: str, day: date) -> Certificate:
    start = datetime.combine(day, time(1, 2, 3), UTC)
    return Certificate((name, f"www.{name}"), start, start + timedelta(days=90), start + timedelta(hours=1))
