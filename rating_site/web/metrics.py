"""What can a monitoring system read? Requests of this process, and the state of the whole installation."""

import hmac
import shutil
import time
from collections.abc import Iterator

import structlog
from flask import Flask, g, request
from flask.wrappers import Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from rating_site.published import read_about
from rating_site.store.db import reading
from rating_site.store.operations import State, state
from rating_site.web.headers import request_id
from rating_site.web.services import Services

_KEY = "kajian_metrics"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_log = structlog.get_logger()


class Metrics:
    """The figures of one process; each app has its own, so that tests do not share them."""

    def __init__(self, kit: Services) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "kajian_request_seconds",
            "Time to answer, by route and status.",
            ("route", "status"),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.fast = Counter(
            "kajian_fast_answers", "Look-ups answered from a finished document.", registry=self.registry
        )
        self.registry.register(_Installation(kit))

    def page(self) -> Response:
        """Everything in Prometheus' text format."""
        return Response(generate_latest(self.registry), mimetype=CONTENT_TYPE_LATEST)


class _Installation(Collector):
    """Gauges from the database, read when somebody looks."""

    def __init__(self, kit: Services) -> None:
        self._kit = kit

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing beforehand: registering must not ask the database."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The state of the installation now."""
        with reading(self._kit.database) as session:
            found = state(session, self._kit.clock())
        yield from _gauges(found)
        yield _single("kajian_change_seq", "Number of the newest change.", found.seq)
        about = read_about(self._kit.settings.downloads_folder)
        yield _single("kajian_edition_version", "Change the downloads were made at.", _number(about))
        free = shutil.disk_usage(self._kit.settings.data).free
        yield _single("kajian_disk_free_bytes", "Free space for the data folder.", free)


def install(app: Flask, kit: Services) -> Metrics:
    """Count and time every request, and write one line about it: the route, never what was asked."""
    metrics = Metrics(kit)
    app.extensions[_KEY] = metrics

    def start() -> None:
        g.started = time.perf_counter()

    def count(response: Response) -> Response:
        spent = time.perf_counter() - g.get("started", time.perf_counter())
        route = request.url_rule.rule if request.url_rule else "none"
        metrics.seconds.labels(route, str(response.status_code)).observe(spent)
        if kit.settings.log_requests:
            _log.info(
                "request",
                request=request_id(),
                method=request.method,
                route=route,
                status=response.status_code,
                ms=round(spent * 1000, 1),
            )
        return response

    app.before_request(start)
    app.after_request(count)
    return metrics


def may_read(kit: Services) -> bool:
    """Whether this request brought the token of the settings; without one nobody may."""
    wanted = kit.settings.metrics_token
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    return bool(wanted) and hmac.compare_digest(sent.encode(), wanted.encode())


def _gauges(found: State) -> Iterator[GaugeMetricFamily]:
    waiting = GaugeMetricFamily("kajian_waiting", "Work that waits, by kind.", labels=["kind"])
    age = GaugeMetricFamily("kajian_waiting_seconds", "Age of the oldest, by kind.", labels=["kind"])
    for kind, one in found.queues.items():
        waiting.add_metric([kind], one.count)
        age.add_metric([kind], one.seconds)
    failed = GaugeMetricFamily("kajian_failed", "Work that was given up, by kind.", labels=["kind"])
    for kind, count in found.failed.items():
        failed.add_metric([kind], count)
    outcomes = GaugeMetricFamily(
        "kajian_crawl_outcomes", "Answers of the last day.", labels=["source", "outcome"]
    )
    for (source, outcome), count in found.outcomes.items():
        outcomes.add_metric([source, outcome], count)
    held = GaugeMetricFamily("kajian_source_held_back", "1 while a source is held back.", labels=["source"])
    for name, row in found.sources.items():
        held.add_metric([name], float(row.held_back_since is not None))
    ran = GaugeMetricFamily("kajian_periodic_ran", "When a periodic job ran last.", labels=["job"])
    for name, moment in found.ran.items():
        ran.add_metric([name], moment.timestamp())
    signed = GaugeMetricFamily("kajian_sign_ins", "Sign-ins of staff of the last day.", labels=["outcome"])
    for outcome in ("right", "wrong", "unknown"):
        signed.add_metric([outcome], getattr(found.sign_ins, outcome))
    yield from (waiting, age, failed, outcomes, held, ran, signed)
    yield _single("kajian_appeals_overdue", "Appeals beyond their date.", found.overdue)


def _single(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, text, value=value)


def _number(about: dict[str, object] | None) -> float:
    return float(str(about["version"])) if about else 0.0
