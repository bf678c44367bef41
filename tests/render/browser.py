"""A headless Chromium, spoken to over its debugging pipe: pages opened, keys pressed, expressions read. It takes the standard
library alone, and no port is opened."""

from __future__ import annotations

import json
import os
import select
import shlex
import shutil
import subprocess
import time
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: Seconds after which a browser that says nothing has failed.
_PATIENCE = 60.0
_KEYS = {"Tab": 9, "Enter": 13}


class Browser:
    """One page. Use it in a `with` statement: the browser ends with it."""

    def __init__(self, profile: Path) -> None:
        out, self._write = os.pipe()
        self._read, back = os.pipe()
        flags = f"--headless=new --no-sandbox --disable-gpu --no-first-run --window-size=900,700 --user-data-dir={profile}"
        command = f"exec {shlex.quote(CHROMIUM or '')} {flags} --remote-debugging-pipe about:blank 3<&{out} 4>&{back}"
        self._process = subprocess.Popen(
            ["bash", "-c", command], pass_fds=(out, back), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(out)
        os.close(back)
        self._numbers, self._buffer, self._session = count(1), b"", ""
        target = next(t for t in self._wait_for_targets() if t["type"] == "page")
        self._session = self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        still = {"name": "prefers-reduced-motion", "value": "reduce"}  # nothing glides: what is reached is there at once
        self._call("Emulation.setEmulatedMedia", features=[still])

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def open(self, page: Path) -> None:
        """Loads the file and waits until it is there."""
        self._call("Page.navigate", url=page.as_uri())
        deadline = time.monotonic() + _PATIENCE
        while self.value("document.readyState + location.protocol") != "completefile:" and time.monotonic() < deadline:
            time.sleep(0.05)

    def press(self, key: str) -> None:
        """A key pressed and let go, as a person does."""
        known = {"key": key, "code": key, "windowsVirtualKeyCode": _KEYS[key]}
        self._call("Input.dispatchKeyEvent", type="keyDown", **known, **({"text": "\r"} if key == "Enter" else {}))
        self._call("Input.dispatchKeyEvent", type="keyUp", **known)

    def value(self, expression: str) -> Any:
        """What the expression is in the page."""
        return self._call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def _wait_for_targets(self) -> list[dict[str, Any]]:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            found: list[dict[str, Any]] = self._call("Target.getTargets")["targetInfos"]
            if any(target["type"] == "page" for target in found):
                return found
            time.sleep(0.1)
        raise TimeoutError("the browser opened no page")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])

    def _next(self) -> bytes:
        while b"\0" not in self._buffer:
            if not select.select([self._read], [], [], _PATIENCE)[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self._read, 65536)
            if not piece:
                raise RuntimeError("the browser has gone")
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        return message
