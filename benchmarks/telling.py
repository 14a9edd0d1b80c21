"""What it costs a profile worker to learn of other workers' regroupings and to announce its own.

`python -m benchmarks.telling` prints processor time of this process per call, the least of many rounds, and of the
server, all rounds together.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import redis

from benchmarks.own_valkey import own_valkey
from profile_store.ports import Regrouping
from profile_store.redis.identity_matching import RedisMatchStore
from profile_store.regroupings import Became, Regrouped

ROUNDS, CALLS = 60, 200
MERGE = Regrouped({"01KB0A7Q5Z8Y3M6T9V2W4X1C7D": Became("merged")}, frozenset({"01KB0B2E4F6G8H0J1K3M5N7P9Q"}),
                  {"1f0c9ad04e1b7a531f0c9ad04e1b7a53": "01KB0A7Q5Z8Y3M6T9V2W4X1C7D"})  # fmt: skip
NOTHING = Regrouping((), (), {}, {}, {}, {})


def measure(client: redis.Redis, what: str, call: Callable[[], object]) -> None:
    rounds = []
    before = _server(client)
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(CALLS):
            call()
        rounds.append((time.process_time() - began) / CALLS * 1e6)
    served = (_server(client) - before) / (ROUNDS * CALLS) * 1e6
    print(f"{what:62}{min(rounds):10.1f}{served:10.1f}", flush=True)


def _server(client: redis.Redis) -> float:
    used = client.info("cpu")
    return float(used["used_cpu_sys"]) + float(used["used_cpu_user"])


def main() -> None:
    print(f"{'µs a call':62}{'own CPU':>10}{'server':>10}")
    with own_valkey() as client:
        store = RedisMatchStore(client, b"benchmark")
        measure(client, "PING, for comparison", client.ping)
        heard = store.regrouped_since(None).number
        measure(client, "once a batch: nobody regrouped anybody", lambda: store.regrouped_since(heard))
        measure(client, "a commit of nothing, that is not to be told", lambda: store.commit([NOTHING]))
        measure(client, "  that is", lambda: store.commit([replace(NOTHING, regrouped=MERGE)]))
        store.told(list(store.untold()))
        last = store.regrouped_since(None).number
        measure(client, "to hear of ten merges", lambda: store.regrouped_since(last - 10))


if __name__ == "__main__":
    main()
