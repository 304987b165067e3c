"""Refusals in HTTP's words. The only place that knows a status for a code."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from hall_link.wire.base import Words
from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from hall_server.kernel.refusals import Refusal

STATUS = {
    "invalid": 422,
    "unknown-tag": 422,
    "unfit-media": 422,
    "weak-password": 422,
    "bad-message": 422,
    "too-large": 413,
    "unauthorized": 401,
    "wrong-credentials": 401,
    "locked": 403,
    "password-must-change": 403,
    "wrong-role": 403,
    "wrong-window": 403,
    "other-visit": 403,
    "not-your-post": 403,
    "others-consultation": 403,
    "not-the-handler": 403,
    "not-your-case": 403,
    "approval-needed": 403,
    "own-request": 403,
    "not-found": 404,
    "unknown-item": 404,
    "unknown-media": 404,
    "unknown-form": 404,
    "unknown-document": 404,
    "unknown-complaint": 404,
    "unknown-request": 404,
    "unknown-window": 404,
    "unknown-ticket": 404,
    "unknown-booking": 404,
    "no-such-slot": 404,
    "unknown-call": 404,
    "unknown-help": 404,
    "unknown-consultation": 404,
    "unknown-case": 404,
    "unknown-kind": 404,
    "unknown-task": 404,
    "unknown-rectification": 404,
    "unknown-custody": 404,
    "unknown-job": 404,
    "unknown-device": 404,
    "unknown-code": 404,
    "unknown-label": 404,
    "key-revoked": 401,
    "window-needed": 422,
    "unknown-staff": 404,
    "unknown-entry": 404,
    "unknown-report": 404,
    "not-yours-to-sign": 403,
    "unfit-template": 422,
    "method-not-allowed": 405,
    "too-often": 429,
    "too-many-tries": 429,
    "too-many-codes": 429,
    "internal": 500,
    "try-again": 503,
    "date-in-doubt": 503,
    "no-room": 503,
    "registers-busy": 503,
}
"""Code -> status; every other refusal is a 409."""

_OF_STATUS = {401: "unauthorized", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}


def error_of(code: str, details: dict[str, Any] | None = None) -> Error:
    """The refusal as it goes over the wire."""
    words = REFUSALS.get(code) or Words(zh=code, en=code)
    return Error(code=code, message=words, details=details or {})


def error_response(code: str, details: dict[str, Any] | None = None) -> JSONResponse:
    """The refusal as an HTTP answer."""
    body = {"error": error_of(code, details).model_dump(mode="json")}
    headers = {"WWW-Authenticate": "Bearer"} if code == "unauthorized" else None
    return JSONResponse(body, STATUS.get(code, 409), headers=headers)


def add_error_handlers(app: FastAPI) -> None:
    """Every error of the app, unknown paths included, in the one shape clients know."""

    @app.exception_handler(Refusal)
    async def _refusal(_request: Request, refusal: Refusal) -> JSONResponse:
        return error_response(refusal.code, refusal.details)

    @app.exception_handler(Exception)
    async def _bug(_request: Request, _error: Exception) -> JSONResponse:
        return error_response("internal")

    @app.exception_handler(RequestValidationError)
    async def _invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        return error_response("invalid", {"fields": [field_fault(e) for e in error.errors()]})

    @app.exception_handler(HTTPException)
    async def _http(_request: Request, error: HTTPException) -> JSONResponse:
        code = _OF_STATUS.get(error.status_code, "invalid")
        details = error.detail if isinstance(error.detail, dict) else None
        response = error_response(code, details)
        if error.headers and "allow" in {name.lower() for name in error.headers}:
            response.headers.update(error.headers)
        return response


def field_fault(error: Mapping[str, Any]) -> dict[str, str]:
    """Where and what; never the value, which may be a secret."""
    return {"where": ".".join(map(str, error["loc"])), "why": str(error["msg"])}
