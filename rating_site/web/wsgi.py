"""What does the web server load? The application of this process, from the environment's settings."""

import structlog

from rating_site.config import read_settings
from rating_site.store.db import open_database
from rating_site.web.app import create_app

# One JSON line per event; tracebacks without local variables, which hold what people typed.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
)
_settings = read_settings()
application = create_app(_settings, open_database(_settings.database))
