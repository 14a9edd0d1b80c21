"""How far the random tests look: `make search TIMES=20` tries twenty times as many cases, none of them tried before.

What one run in some hundreds finds is found by looking longer: two systems that grouped one town otherwise, a phrase
that took the reader two seconds.
"""

from __future__ import annotations

import os
import random

TIMES = int(os.environ.get("OMNIPROFILE_TEST_TIMES", "1"))
_FIRST = random.SystemRandom().randrange(1_000_000) if TIMES > 1 else 0


def cases(usual: int) -> int:
    """How many examples Hypothesis makes up where it usually makes up so many."""
    return usual * TIMES


def seeds(usual: int) -> range:
    """Seeds of random cases: the same each time, and new ones in a search. A test's name tells its seed."""
    return range(_FIRST, _FIRST + usual * TIMES)
