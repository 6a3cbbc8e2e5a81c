"""A page from the web: bounded in size, in time and in redirects. The network is read here and in the engines alone.

A redirect may not lead from a public address into the private network (server-side request forgery): each address is
looked up, checked, and the connection made to the very address that was checked. An address that a person typed may be
private; one that a feed names may not.
"""

import ipaddress
import socket
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from summarizer.errors import FetchError
from summarizer.version import __version__

USER_AGENT = f"summarizer/{__version__} (reads single news articles for a person)"
MOST_BYTES = 20 * 1024 * 1024
MOST_REDIRECTS = 8
MOST_ADDRESSES = 3
SECONDS_TO_CONNECT = 10.0
SECONDS_BETWEEN_BYTES = 20.0
SECONDS_IN_ALL = 60.0

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
_UNSAID_TYPES = frozenset({"", "application/octet-stream", "application/xml", "text/xml", "application/pdf"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_LATER = "try again later, or save the page and give the file"
_WHAT_A_STATUS_MEANS = {
    401: ("the page asks for a login (401)", "save the page in your browser and give the file"),
    402: ("the page is behind a paywall (402)", "save the page in your browser and give the file"),
    403: ("the server refuses this reader (403)", "save the page in your browser and give the file"),
    404: ("there is no such page (404)", "check the address"),
    410: ("the page is gone (410)", "check the address"),
    429: ("the server asks for fewer requests (429)", _TRY_LATER),
}


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a server sent: `url` is where the redirects led, `html` what its type says (None: the bytes must say it)."""

    url: str
    data: bytes
    html: bool | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a fetch is for, and the monotonic time by which it must be done."""

    url: str
    until: float


def fetch(url: str, *, private: bool = True, client: httpx2.Client | None = None) -> FetchedPage:
    """The page at `url`. With `private` false no address of a private network is read at all, as for a feed's links.

    `client` is one to share between fetches; it must not follow redirects by itself. Raises FetchError.
    """
    if client is not None:
        return _follow(client, url, private)
    with new_client() as own:
        return _follow(own, url, private)


def new_client() -> httpx2.Client:
    """A client as `fetch` wants it. Proxies of the environment are used; its cookies live as long as it does."""
    timeout = httpx2.Timeout(SECONDS_BETWEEN_BYTES, connect=SECONDS_TO_CONNECT)
    # gzip alone, unpacked below within a bound: a few kilobytes can unpack to gigabytes.
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1", "Accept-Encoding": "gzip"}
    return httpx2.Client(timeout=timeout, headers=headers, follow_redirects=False)


def _follow(client: httpx2.Client, url: str, private: bool) -> FetchedPage:
    until = time.monotonic() + SECONDS_IN_ALL
    here = url
    for _ in range(MOST_REDIRECTS + 1):
        addresses, is_public = _look_up(_split(here, url), url, private)
        # Once in public, a redirect cannot lead back inside.
        private = private and not is_public
        try:
            answer = _first_answer(client, here, addresses, _Bounds(url, until))
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            raise FetchError(url, _what_happened(error), "check the address and the network") from error
        if isinstance(answer, FetchedPage):
            return answer
        here = _joined(here, answer)
    raise FetchError(url, f"it redirects more than {MOST_REDIRECTS} times", "open it in a browser and save the page")


def _joined(here: str, location: str) -> str:
    """Where a redirect leads; as the server wrote it where that is no address."""
    try:
        return urljoin(here, location)
    except ValueError:
        return location


def _split(here: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        if parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0:
            return parts
    except ValueError:
        pass
    raise FetchError(url, "this is no address of a web page", "give one such as https://example.org/article")


def _look_up(host: SplitResult, url: str, private: bool) -> tuple[tuple[str | None, ...], bool]:
    """The addresses to connect to, best first, and whether all are public. None where a proxy does the looking up."""
    name = host.hostname or ""
    port = host.port or (443 if host.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if _by_proxy(host):
            return (None,), True
        remedy = "check the address and the network"
        raise FetchError(url, f"there is no server of the name {name}", remedy) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    is_public = all(_is_public(address) for address in addresses)
    if not is_public and not private:
        problem = f"it leads to {name}, which is inside a private network"
        raise FetchError(url, problem, "give that address itself, if you trust it")
    return ((None,) if _by_proxy(host) else tuple(addresses[:MOST_ADDRESSES])), is_public


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


def _by_proxy(host: SplitResult) -> bool:
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415  # asked once for each page, and slow to load

    proxies = getproxies()
    return bool(proxies.get(host.scheme) or proxies.get("all")) and not proxy_bypass(host.hostname or "")


def _first_answer(
    client: httpx2.Client, here: str, addresses: tuple[str | None, ...], bounds: _Bounds
) -> FetchedPage | str:
    """The answer of the first of the addresses that can be reached."""
    for address in addresses[:-1]:
        try:
            return _get(client, here, address, bounds)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            continue
    return _get(client, here, addresses[-1], bounds)


def _get(client: httpx2.Client, here: str, address: str | None, bounds: _Bounds) -> FetchedPage | str:
    """The page, or where it redirects to. Connects to `address`, and speaks as to the host that `here` names."""
    target = httpx2.URL(here)
    headers: dict[str, str] = {}
    extensions: dict[str, str] = {}
    if address is not None:
        headers["Host"] = target.netloc.decode("ascii")
        extensions["sni_hostname"] = target.raw_host.decode("ascii")
        target = target.copy_with(host=address)
    with client.stream("GET", target, headers=headers, extensions=extensions) as response:
        location = response.headers.get("location")
        if response.status_code in _REDIRECTS and location:
            return str(location)
        _refuse_status(response.status_code, bounds.url)
        kind, charset = _content_type(response.headers.get("content-type", ""), bounds.url)
        data = _body(response, bounds)
    html = True if kind in _HTML_TYPES else False if kind in _TEXT_TYPES else None
    return FetchedPage(here, data, html, charset)


def _refuse_status(status: int, url: str) -> None:
    if 200 <= status < 300:
        return
    problem, remedy = _WHAT_A_STATUS_MEANS.get(status, (f"the server answered with an error ({status})", _TRY_LATER))
    raise FetchError(url, problem, remedy)


def _content_type(header: str, url: str) -> tuple[str, str | None]:
    kind, _, parameters = header.partition(";")
    kind = kind.strip().lower()
    if kind not in _HTML_TYPES | _TEXT_TYPES | _UNSAID_TYPES:
        raise FetchError(url, f"it is {kind}, not a page of text", "give the address of an article")
    _, found, charset = parameters.lower().partition("charset=")
    return kind, charset.split(";")[0].strip(" \"'") if found else None


def _body(response: httpx2.Response, bounds: _Bounds) -> bytes:
    """The whole body, unpacked. Raises FetchError where it is too large or too slow."""
    url = bounds.url
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError(url, f"the server packs the page as {packing}, unasked", _TRY_LATER)
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packing.endswith("gzip") else None
    data = bytearray()
    for chunk in response.iter_raw():
        if time.monotonic() > bounds.until:
            raise FetchError(url, f"the server takes longer than {SECONDS_IN_ALL:.0f} s", _TRY_LATER)
        try:
            data += unpack.decompress(chunk, MOST_BYTES + 1 - len(data)) if unpack else chunk
        except zlib.error as error:
            raise FetchError(url, "the server sends a damaged page", _TRY_LATER) from error
        if len(data) > MOST_BYTES:
            raise FetchError(url, f"it is larger than {MOST_BYTES // (1024 * 1024)} MB", "give the text of one article")
    return bytes(data)


def _what_happened(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "the server does not answer in time"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection to the server ({error})"
    return f"the page could not be fetched ({str(error) or type(error).__name__})"
