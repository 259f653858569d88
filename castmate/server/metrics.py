"""Numbers for whoever watches a server: what is asked, how long it takes, what waits."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

STATES = ("queued", "running", "done", "failed", "cancelled")


class Metrics:
    """The metrics of one app, in a registry of its own."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "castmate_requests", "Requests answered.", ("method", "route", "status"),
            registry=self.registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "castmate_request_seconds", "Seconds until a request was answered.", ("route",),
            registry=self.registry,
        )  # fmt: skip
        self._jobs = Gauge(
            "castmate_jobs", "Jobs in each state.", ("state",), registry=self.registry
        )
        self._deliveries = Counter(
            "castmate_webhook_deliveries", "Webhook deliveries tried.", ("outcome",),
            registry=self.registry,
        )  # fmt: skip

    def note_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request; *route* is the pattern, not the address."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def note_delivery(self, outcome: str) -> None:
        """Count one try to deliver a webhook."""
        self._deliveries.labels(outcome).inc()

    def page(self, jobs: Mapping[str, int]) -> bytes:
        """All metrics as Prometheus reads them; *jobs* is how many are in each state."""
        for state in STATES:
            self._jobs.labels(state).set(jobs.get(state, 0))
        return generate_latest(self.registry)
