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


def slow_query(statement: str, seconds: float) -> None:
    """One line about a question that took long; its values are not ours to write down."""
    structlog.get_logger().warning("slow_query", ms=round(seconds * 1000), statement=statement[:500])
