"""HTTP client for the running service; its errors are written for the person at the terminal."""

from __future__ import annotations

import contextlib
from typing import Any

import httpx

from deploy.commands.complaints import Complaint

ANSWER_SECONDS = 30.0


class ServiceClient:
    """A client of the service at `url`. Raises Complaint if the address is invalid, nothing answers, or the answer is
    an error.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(base_url=_address(url), timeout=ANSWER_SECONDS, trust_env=False)

    def get(self, path: str, **parameters: str) -> Any:
        return self._answer("GET", path, params=parameters)

    def post(self, path: str, body: Any) -> Any:
        return self._answer("POST", path, json=body, headers={"content-type": "application/cloudevents-batch+json"})

    def _answer(self, method: str, path: str, **request: Any) -> Any:
        try:
            answer = self._client.request(method, path, **request)
        except httpx.HTTPError as fault:
            raise Complaint(
                f"nothing answers at {self.url} ({type(fault).__name__}); start it with `omniprofile up`, or give --url"
            ) from None
        if answer.is_error:
            raise Complaint(f"{self.url}{path} answered {answer.status_code}: {_detail(answer)}")
        return answer.json()


def _address(url: str) -> httpx.URL:
    with contextlib.suppress(httpx.InvalidURL):
        address = httpx.URL(url)
        if address.scheme in ("http", "https") and address.host:
            return address
    raise Complaint(f"{url} is no address of a service: one is as http://127.0.0.1:8080")


def _detail(answer: httpx.Response) -> str:
    try:
        problem = answer.json()
    except ValueError:
        return answer.reason_phrase
    faults = "; ".join(f"{fault.get('path')}: {fault.get('reason')}" for fault in problem.get("errors", []))
    return " ".join(filter(None, [problem.get("detail") or problem.get("title"), faults]))
