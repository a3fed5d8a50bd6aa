"""A gateway on loopback that does what a test says: answers, streams, waits, refuses, invents numbers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bullseye.coach.model.settings import ModelSettings, ScorerSettings
from bullseye.coach.said import Figure, Said, sure
from bullseye.net.auth_toml import AuthSettings

KEY = "sk-canary-8f2b7c"
SAID = [
    Said("change-aim", "Ann should aim 4.2 mm left: +3.1 points.",
         (Figure("gain_points", "+3.1", 3.1, "here"), Figure("off_centre_mm", "4.2 mm left", 4.2, "here"),
          Figure("drill_name", "Ann's 77 secrets", 0.0, "here"), sure())),
    Said("change-spread", "A tenth less spread: +1.5 points.", (Figure("gain_points", "+1.5", 1.5, "here"),)),
]  # fmt: skip
GOOD = "Your aim costs 3.1 points. A smaller spread is worth 1.5 more."


class Gateway:
    """*text* is what the model says; *status*, *raw* and *waits* change how. What came in is in *bodies*, *keys*."""

    def __init__(self, text: str = GOOD) -> None:
        self.text, self.status, self.raw = text, 200, b""
        self.streams, self.usage = True, True
        self.waits: asyncio.Event | None = None
        self.began = asyncio.Event()
        self.left = asyncio.Event()
        self.bodies: list[bytes] = []
        self.keys: list[str] = []
        self.app = Starlette(routes=[
            Route("/v1/chat/completions", self.chat, methods=["POST"]), Route("/odd", self.odd, methods=["POST"]),
        ])  # fmt: skip

    async def chat(self, request: Request) -> Response:
        self.bodies.append(await request.body())
        self.keys.append(request.headers.get("authorization", ""))
        if self.status != 200:
            return PlainTextResponse(f"no: {self.keys[-1]}", self.status)
        if self.raw:
            return Response(self.raw, media_type="application/json")
        usage = {"prompt_tokens": 300, "completion_tokens": 40} if self.usage else None
        if not self.streams:
            return JSONResponse({"choices": [{"message": {"content": self.text}}], "usage": usage})
        return StreamingResponse(self._events(usage), media_type="text/event-stream")

    async def _events(self, usage: Any) -> AsyncIterator[bytes]:
        try:
            for n, word in enumerate(self.text.split(" ")):
                delta = {"choices": [{"delta": {"content": word if n == 0 else f" {word}"}}]}
                yield b"data: " + json.dumps(delta).encode() + b"\n\n"
                if n == 5:
                    self.began.set()
                    if self.waits is not None:
                        await self.waits.wait()
            yield b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\ndata: [DONE]\n\n"
        finally:
            self.left.set()

    async def odd(self, request: Request) -> Response:
        self.bodies.append(await request.body())
        self.keys.append(request.headers.get("authorization", ""))
        if self.raw:
            return Response(self.raw, self.status)
        values = json.loads(self.bodies[-1])["values"]
        scores = [1.0 if value > 1000 else 0.1 for value in values]
        return JSONResponse({"version": 1, "scores": scores, "threshold": 0.5}, self.status)


def model_at(base: str, **more: Any) -> ModelSettings:
    """Settings for the gateway, with a key."""
    return ModelSettings(f"{base}/v1", "small-1", AuthSettings("bearer", "coach"), 30.0)._replace(**more)


def scorer_at(base: str) -> ScorerSettings:
    """Settings for the same gateway's scores."""
    return ScorerSettings(f"{base}/odd", AuthSettings("bearer", "coach"), 30.0)


def secret(name: str) -> str:
    """The key of that name."""
    assert name == "coach"
    return KEY


def kept_file(folder: Path) -> Path:
    """Where a test keeps what was spent."""
    return folder / "data" / "coach.json"
