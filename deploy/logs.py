"""How our processes write: one line an event of the operator's interest, to standard error. Never personal data."""

from __future__ import annotations

import logging
import os


def set_up_logging() -> None:
    """OMNIPROFILE_LOG_LEVEL is one of DEBUG, INFO (the default), WARNING, ERROR."""
    level = os.environ.get("OMNIPROFILE_LOG_LEVEL", "INFO").upper()
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    logging.captureWarnings(True)
