"""Numbers for Prometheus, or nothing where its client is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bullseye.serve.metrics import FOLDER, Metrics


def test_requests_shots_and_listeners_are_counted() -> None:
    metrics = Metrics()
    metrics.request("/api/join", 200, 0.004)
    metrics.shots(3)
    metrics.tick(0.001, 7)
    text = metrics.text().decode()
    assert 'bullseye_requests_total{route="/api/join",status="200"} 1.0' in text
    assert "bullseye_shots_total 3.0" in text and "bullseye_streams 7.0" in text


def test_without_the_client_nothing_is_counted_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    metrics = Metrics()
    metrics.request("/", 200, 0.1)
    metrics.shots(1)
    metrics.tick(0.1, 1)
    assert not metrics.there


COUNT = """
import os
import subprocess
import sys
from pathlib import Path
from bullseye.serve.metrics import FOLDER, Metrics
metrics = Metrics()
metrics.request("/api/join", 200, 0.004)
metrics.tick(0.001, 7)
print("counted", flush=True)
sys.stdin.readline()
"""


def test_each_of_several_processes_tells_the_numbers_of_all_and_forgets_who_listened_at_one_that_is_gone(
    tmp_path: Path,
) -> None:
    environment = {**os.environ, FOLDER: str(tmp_path)}
    others = [
        subprocess.Popen(
            [sys.executable, "-c", COUNT], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ask = "import os, sys\nfrom bullseye.serve.metrics import Metrics, process_is_gone\n"

    def told(more: str = "") -> str:
        script = f"{ask}{more}\nprint(Metrics().text().decode())"
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        ).stdout

    try:
        for other in others:
            assert other.stdout is not None and other.stdout.readline() == "counted\n"
        text = told()
        assert 'bullseye_requests_total{route="/api/join",status="200"} 2.0' in text and "bullseye_streams 14.0" in text
        others[0].kill()
        others[0].communicate()
        text = told(f"process_is_gone({others[0].pid})")
        assert 'bullseye_requests_total{route="/api/join",status="200"} 2.0' in text and "bullseye_streams 7.0" in text
    finally:
        for other in others:
            other.kill()
            other.communicate()
