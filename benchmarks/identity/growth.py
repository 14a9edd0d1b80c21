"""What `omniprofile resolve` costs a record, as the file grows: `python -m benchmarks.identity.growth [HOUSEHOLDS…]`.

A household is about ten records; 97,000 of them are a million, and take some 10 GB and minutes.
"""

from __future__ import annotations

import gc
import resource
import sys
import time

from benchmarks.identity.retail import retail
from stream_processors.identity.offline import resolve_objects
from stream_processors.identity.suggestions import RECOMMENDED

_SEED = 3
_HOUSEHOLDS = (1_000, 4_000, 10_000)
_LARGEST_BY_LIKENESS = 10_000  # households


def main() -> None:
    gc.disable()  # as the command does
    for households in map(int, sys.argv[1:] or _HOUSEHOLDS):
        lines = [one.line for one in retail(_SEED, households)]
        asked = [("resolve", None), ("resolve --auto", RECOMMENDED)]
        for name, auto in asked if households <= _LARGEST_BY_LIKENESS else asked[:1]:
            start = time.process_time()
            answers = sum(1 for _ in resolve_objects(lines, auto=auto))
            spent = (time.process_time() - start) / answers * 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{answers:>9,} records  {name:<15} {spent:>5.0f} µs of CPU a record, {peak:>6,.0f} MB at most",
                flush=True,
            )


if __name__ == "__main__":
    main()
