"""Logging of our processes: one line per event that concerns an operator, on standard error, without personal data."""

from __future__ import annotations

import logging

# Libraries that tell of their inner life, or of every try where a store is away (profile_store/outage.py says it once).
_QUIET = {"faust": logging.WARNING, "mode": logging.WARNING, "uvicorn": logging.WARNING, "urllib3": logging.ERROR,
          "clickhouse_connect": logging.ERROR, "librdkafka": logging.CRITICAL + 1}  # fmt: skip
_SERVICE_LIFE = ("Starting...", "Ready", "Stopping...", "Shutting down...", "-Stopped!", "Flush producer buffer...")


def set_up_logging(level: str) -> None:
    """level: DEBUG (libraries too), INFO, WARNING or ERROR."""
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", datefmt="%Y-%m-%dT%H:%M:%S%z"
    )
    logging.captureWarnings(True)
    if level != "DEBUG":
        for name, least in _QUIET.items():
            logging.getLogger(name).setLevel(least)
        for handler in logging.getLogger().handlers:
            handler.addFilter(_tells_of_work)


def _tells_of_work(record: logging.LogRecord) -> bool:
    """Filters messages of Faust's services about their start and stop, which appear under our module names."""
    return not (record.levelno <= logging.INFO and isinstance(record.msg, str) and record.msg.endswith(_SERVICE_LIFE))
