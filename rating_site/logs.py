"""How do our processes speak to their operator? One JSON line per event."""

import structlog


def configure() -> None:
    """Set up logging of this process: tracebacks without local variables, which hold what people typed."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    )
