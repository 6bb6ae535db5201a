"""What keeps the page to its reader: policy, host names, and a token beyond loopback."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
COOKIE = "stateofplay-token"

Next = Callable[[Request], Awaitable[Response]]


class Guard(BaseHTTPMiddleware):
    """Asks for the token if there is one, refuses what is not a reading, sets the policy."""

    def __init__(self, app: Callable[..., Awaitable[None]], token: str | None = None) -> None:
        super().__init__(app)
        self._token = token

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """Answer, or refuse."""
        response = self._refusal(request) or await call_next(request)
        response.headers.update(POLICY)
        return response

    def _refusal(self, request: Request) -> Response | None:
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("Nothing can be written here.\n", 405)
        if self._token is None:
            return None
        given = request.query_params.get("token")
        if given is not None and self._fits(given):
            rest = request.url.remove_query_params("token")
            answer = RedirectResponse(f"{rest.path}?{rest.query}" if rest.query else rest.path)
            answer.set_cookie(COOKIE, given, httponly=True, samesite="strict")
            return answer
        kind, _, bearer = request.headers.get("authorization", "").partition(" ")
        known = bearer if kind.lower() == "bearer" else request.cookies.get(COOKIE, "")
        if self._fits(known):
            return None
        return PlainTextResponse("Open the address with the token that serve printed.\n", 401)

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self._token or "").encode())
