import type { ServedModel } from '../servedModel.ts';
import { toComment } from './toComment.ts';

/** A client of one model in Python 3.9+: one file, the standard library alone. */
export function writePythonClient(model: ServedModel, address: string): string {
  const { target, columns } = model;
  const isImage = model.input === 'image';
  const label = target.classes
    ? `Literal[${target.classes.map((name) => JSON.stringify(name)).join(', ')}]`
    : 'Union[float, List[float]]';
  const types = columns.map(({ name, type, classes }) => {
    const inner = classes
      ? `Literal[${classes.map((one) => JSON.stringify(one)).join(', ')}]`
      : type === 'number'
        ? 'float'
        : 'str';
    return `    ${JSON.stringify(name)}: Optional[${inner}],`;
  });
  const row = isImage
    ? '# The bytes of an image file: PNG, JPEG, WebP, GIF. Any size; the server makes of it what the model takes.\nRow = bytes'
    : `# One row, by the names of its columns; None for a value that is missing.\nRow = TypedDict("Row", {\n${types.join('\n')}\n})`;
  const known = columns.map(
    ({ name, type }) => `    ${JSON.stringify(name)}: ${type === 'number' ? '(int, float)' : '(str,)'},`,
  );
  return `"""Client of the model "${toComment(model.title)}", made from its schema. Needs the standard library alone.

    client = ModelClient()          # the key: TENSORLOOM_KEY, or key="..."
    print(client.predict(row).prediction)
"""
from __future__ import annotations

import base64
import json
import math
import os
import random
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Literal, Optional, Sequence, Tuple, TypedDict, Union

MODEL = ${JSON.stringify(model.name)}
ADDRESS = ${JSON.stringify(address)}

${row}

# What the model says: ${target.name === '' ? 'its target' : toComment(target.name)}.
Label = ${label}

_COLUMNS: Dict[str, Tuple[type, ...]] = {
${known.join('\n')}
}
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Prediction:
    """What the model says about one row. \`prediction\` is None for a row that cannot be used; \`reason\` says why."""

    prediction: Optional[Label]
    probability: Optional[float] = None
    probabilities: Optional[Dict[str, float]] = None
    reason: Optional[str] = None


class ServingError(Exception):
    """The server answered with an error, or not at all (\`status\` 0)."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class _PassingError(ServingError):
    """Passes by itself: the same request may work later."""

    def __init__(self, status: int, message: str, after: float) -> None:
        super().__init__(status, message)
        self.after = after


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to one server and to no other."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class ModelClient:
    """Asks the model. \`timeout\` in seconds for one request; \`retries\` when the server is busy or starting."""

    def __init__(
        self,
        address: Optional[str] = None,
        key: Optional[str] = None,
        timeout: float = 30.0,
        retries: int = 5,
        batch_rows: int = ${isImage ? 8 : 256},
    ) -> None:
        self._address = (address or os.environ.get("TENSORLOOM_ADDRESS") or ADDRESS).rstrip("/")
        self._key = key or os.environ.get("TENSORLOOM_KEY") or ""
        self._timeout = timeout
        self._retries = retries
        self._batch_rows = batch_rows
        if not self._key:
            raise ServingError(0, "A key is needed: key=... or TENSORLOOM_KEY.")
        parts = urllib.parse.urlsplit(self._address)
        if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise ServingError(0, "The key is not sent without TLS to another machine.")
        # No proxy of the environment for this machine itself.
        self._opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))

    def predict(self, row: Row) -> Prediction:
        """Predicts one row."""
        return self.predict_many([row])[0]

    def predict_many(
        self, rows: Sequence[Row], on_progress: Callable[[int, int], None] = lambda done, total: None
    ) -> List[Prediction]:
        """Predicts any number of rows, a batch at a time, in their order."""
        for index, row in enumerate(rows):
            _check_row(row, index)
        found: List[Prediction] = []
        for start in range(0, len(rows), self._batch_rows):
            batch = list(rows[start : start + self._batch_rows])
            answer = self._send("/predict/" + MODEL, ${isImage ? '{"images": [base64.b64encode(one).decode("ascii") for one in batch]}' : '{"rows": batch}'})
            found.extend(Prediction(**one) for one in answer["predictions"])
            on_progress(len(found), len(rows))
        return found

    def is_ready(self) -> bool:
        """Whether the model answers right now."""
        try:
            self._once("/v2/models/" + MODEL + "/ready", None)
            return True
        except ServingError:
            return False

    def _send(self, path: str, body: Any) -> Any:
        attempt = 0
        while True:
            try:
                return self._once(path, body)
            except _PassingError as error:
                if attempt >= self._retries:
                    raise
                # With chance in it: clients that were turned away together do not come back together.
                pause = max(error.after, 0.1 * 2**attempt) * (1 + random.random() / 2)
                time.sleep(min(pause, _LONGEST_PAUSE))
                attempt += 1

    def _once(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            self._address + path,
            data=None if body is None else json.dumps(body, allow_nan=False).encode("utf-8"),
            headers={"authorization": "Bearer " + self._key, "content-type": "application/json"},
            method="GET" if body is None else "POST",
        )
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return json.loads(response.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            message = _read_error(error.read()) or "The server answered %d." % error.code
            if error.code in (503, 429):
                after = error.headers.get("retry-after") or "0"
                raise _PassingError(error.code, message, float(after) if after.isdigit() else 0.0) from None
            raise ServingError(error.code, message) from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, ConnectionRefusedError):
                raise _PassingError(0, "No server at " + self._address + ".", 0.0) from None
            raise ServingError(0, "No answer: %s" % error.reason) from None
        except OSError as error:
            raise ServingError(0, "No answer: %s" % error) from None


${isImage ? IMAGE_CHECK : ROW_CHECK}

def _read_error(body: bytes) -> Optional[str]:
    try:
        found = json.loads(body.decode("utf-8"))["error"]
        return found if isinstance(found, str) else None
    except (ValueError, KeyError, TypeError):
        return None
`;
}

const ROW_CHECK = `def _check_row(row: Row, index: int) -> None:
    for name, value in row.items():
        if name not in _COLUMNS:
            raise ServingError(0, 'Row %d: there is no column "%s".' % (index + 1, name))
        fits = isinstance(value, _COLUMNS[name]) and not (isinstance(value, float) and not math.isfinite(value))
        if value is not None and not fits:
            raise ServingError(0, 'Row %d: "%s" has a value of another type.' % (index + 1, name))
    for name in _COLUMNS:
        if name not in row:
            raise ServingError(0, 'Row %d: "%s" is missing.' % (index + 1, name))
`;

const IMAGE_CHECK = `def _check_row(row: Row, index: int) -> None:
    if not isinstance(row, bytes):
        raise ServingError(0, "Image %d is no bytes." % (index + 1))
`;
