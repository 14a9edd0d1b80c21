"""What `omniprofile resolve` costs a record, as the file grows: `python -m benchmarks.identity.growth`."""

from __future__ import annotations

import gc
import time

from benchmarks.identity.retail import retail
from stream_processors.identity.offline import resolve_lines
from stream_processors.identity.suggestions import RECOMMENDED

_SEED = 3
_HOUSEHOLDS = (1_000, 4_000, 10_000)


def main() -> None:
    gc.disable()  # as the command does
    for households in _HOUSEHOLDS:
        lines = [one.line for one in retail(_SEED, households)]
        for name, auto in (("resolve", None), ("resolve --auto", RECOMMENDED)):
            start = time.process_time()
            answers = sum(1 for _ in resolve_lines(lines, auto=auto))
            spent = time.process_time() - start
            print(f"{answers:>9,} records  {name:<15} {spent / answers * 1e6:>5.0f} µs of CPU a record", flush=True)


if __name__ == "__main__":
    main()
