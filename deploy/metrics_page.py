"""`/metrics`: the metrics of the service and of the workers beside it, with a label `process`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families

from deploy.engines.process import http_get


def metrics_page(own: CollectorRegistry, workers: Mapping[str, int]) -> bytes:
    """Prometheus text. workers: name → port of 127.0.0.1; one that does not answer is shown by `omniprofile_up` 0."""
    registry = CollectorRegistry()
    registry.register(_Gathered(own, workers))
    return generate_latest(registry)


class _Gathered:
    """Families of one name are one family, whichever process counts them."""

    def __init__(self, own: CollectorRegistry, workers: Mapping[str, int]) -> None:
        self._own = own
        self._workers = workers

    def collect(self) -> Iterable[Metric]:
        families: dict[str, Metric] = {}
        up = Metric("omniprofile_up", "Whether the process answers when its numbers are asked for", "gauge")
        for process, text in self._texts():
            up.add_sample("omniprofile_up", {"process": process}, 1.0 if text is not None else 0.0)
            for family in text_string_to_metric_families(text or ""):
                _gather(families, family, process)
        return [up, *families.values()]

    def _texts(self) -> Iterator[tuple[str, str | None]]:
        yield "service", generate_latest(self._own).decode()
        for process, port in self._workers.items():
            answer = http_get(port, "/metrics", timeout=2)
            yield process, answer[1].decode() if answer is not None and answer[0] == 200 else None


def _gather(families: dict[str, Metric], family: Metric, process: str) -> None:
    gathered = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
    for name, labels, value, *_ in family.samples:
        if not name.endswith("_created"):  # a second of birth a series: noise
            gathered.add_sample(name, {**labels, "process": process}, value)
