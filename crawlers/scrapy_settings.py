"""Which of Scrapy's defaults does a crawl replace? Most of them assume a friendly network."""

from typing import Any
from urllib.parse import urlsplit

from crawlers.settings import CrawlSettings

_HANDLER = "scrapy.core.downloader.handlers.http11.HTTP11DownloadHandler"


def scrapy_settings(settings: CrawlSettings) -> dict[str, Any]:
    """The settings of the crawler process."""
    return {**_safety(settings), **_politeness(settings), **_QUIET}


def _safety(settings: CrawlSettings) -> dict[str, Any]:
    return {
        "DOWNLOADER_MIDDLEWARES": {
            "crawlers.guard_scrapy.GuardMiddleware": 10,
            "crawlers.robots.RobotsMiddleware": 100,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
            "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
        },
        "DOWNLOAD_HANDLERS": {
            "http": _HANDLER,
            "https": _HANDLER,
            "file": None,
            "ftp": None,
            "s3": None,
            "data": None,
        },
        "TWISTED_DNS_RESOLVER": "crawlers.guard_scrapy.GuardedResolver",
        "HTTPPROXY_ENABLED": False,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_MAXSIZE": settings.body_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": settings.request_seconds,
        "REDIRECT_MAX_TIMES": 5,
        "METAREFRESH_MAXDELAY": 5,
    }


def service_slot(service: str, url: str) -> str:
    """The name of the queue in which a source waits for its turn at one server."""
    return f"{service} {urlsplit(url).netloc.lower()}"


def _turns(settings: CrawlSettings) -> dict[str, dict[str, Any]]:
    """The services that want one question at a time, with pauses between them."""
    pauses = [
        ("certificate", settings.crtsh_base, settings.per_host_pause),
        ("wayback", settings.cdx_base, settings.wayback_pause),
    ]
    if settings.icp_gateway:
        pauses.append(("icp_filing", settings.icp_gateway.base_url, settings.icp_gateway.pace_seconds))
    return {
        service_slot(name, base): {"concurrency": 1, "delay": pause, "jitter": 0.0}
        for name, base, pause in pauses
    }


def _politeness(settings: CrawlSettings) -> dict[str, Any]:
    return {
        "USER_AGENT": settings.user_agent,
        # English first is answered by some shops with another page, by others with a refusal.
        "DEFAULT_REQUEST_HEADERS": {"Accept-Language": "zh-CN,zh;q=0.9"},
        "CONCURRENT_REQUESTS": 8 * settings.targets_at_once,
        "CONCURRENT_REQUESTS_PER_DOMAIN": settings.per_host_requests,
        "DOWNLOAD_DELAY": settings.per_host_pause,
        "DOWNLOAD_SLOTS": _turns(settings),
        # A dead host is not asked twice; a broken connection is.
        "RETRY_TIMES": 1,
        "RETRY_HTTP_CODES": [502, 504],
        "RETRY_EXCEPTIONS": ["scrapy.exceptions.DownloadFailedError"],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
    }


_QUIET: dict[str, Any] = {
    "LOG_LEVEL": "WARNING",
    "STATS_DUMP": False,
    "EXTENSIONS": {
        f"scrapy.extensions.{name}": None
        for name in (
            "corestats.CoreStats",
            "logcount.LogCount",
            "telnet.TelnetConsole",
            "memusage.MemoryUsage",
            "memdebug.MemoryDebugger",
            "closespider.CloseSpider",
            "feedexport.FeedExporter",
            "logstats.LogStats",
            "spiderstate.SpiderState",
            "throttle.AutoThrottle",
            "remote_control.RemoteControl",
        )
    },
}
