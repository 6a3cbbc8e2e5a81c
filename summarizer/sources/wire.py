"""The connection under a fetch: straight or by a proxy, one for each request, without cookies, and cut in time."""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Self
from urllib.parse import SplitResult
from weakref import WeakSet

import httpx2

# A kept connection is kept by address and not by name: to an address that two outlets share it would speak to the
# second as to the first (TLS names the server once, at the start). So none is kept.
_LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=0)


class Wire(httpx2.BaseTransport):
    """Straight to the request's address, or through the proxy that its extension "proxy" names.

    httpx2 would choose the proxy itself, by the request's host; that is an address here, which NO_PROXY does not know.
    The extension "deadline" is the request's Deadline; at the end of the wire all that are under way are cut.
    """

    def __init__(self) -> None:
        self._ways: dict[str | None, httpx2.HTTPTransport] = {}
        self._under_way: WeakSet[Deadline] = WeakSet()
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        with self._lock:
            self._under_way.add(request.extensions["deadline"])
        return self._way(request.extensions.get("proxy")).handle_request(request)

    def close(self) -> None:
        with self._lock:
            for deadline in self._under_way:
                deadline.end()
            for way in self._ways.values():
                way.close()

    def _way(self, proxy: str | None) -> httpx2.HTTPTransport:
        with self._lock:
            if proxy not in self._ways:
                try:
                    self._ways[proxy] = httpx2.HTTPTransport(limits=_LIMITS, proxy=proxy)
                except (ImportError, ValueError) as error:  # a proxy of a kind that httpx2 does not speak to
                    raise httpx2.ProxyError(f"the proxy {proxy} cannot be used: {error}") from error
            return self._ways[proxy]


class Deadline:
    """Cuts the connection of one request when its seconds are over.

    The client's own timeouts begin anew with each byte: a server that drips its headers would hold a thread for days.
    `trace` is the request's extension of that name; it tells of the connection.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._streams: list[Any] = []
        self._timer = threading.Timer(max(0.0, seconds), self.end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._streams.append(info["return_value"])
            if self.is_over:
                self._cut()

    def end(self) -> None:
        """Cuts it now."""
        self.is_over = True
        self._cut()

    def _cut(self) -> None:
        for stream in list(self._streams):
            with suppress(OSError):  # closed already, or handed on to TLS
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


def no_cookies() -> CookieJar:
    """A jar that takes none."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def proxy_for(host: SplitResult) -> str | None:
    """The environment's proxy for the server that the address names."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415  # asked once for each page, and slow to load

    proxies = getproxies()
    proxy = proxies.get(host.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(host.hostname or ""):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
