"""A page from the web: bounded in size, in time and in redirects. The network is read here and in the engines alone.

A redirect may not lead from a public address into the private network (server-side request forgery): each address is
looked up, checked, and the connection made to the very address that was checked. An address that a person typed may be
private; one that a feed names may not.
"""

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from summarizer.errors import FetchError
from summarizer.sources.wire import Deadline, Wire, no_cookies, proxy_for
from summarizer.version import __version__

USER_AGENT = f"summarizer/{__version__} (reads single news articles for a person)"
MOST_BYTES = 20 * 1024 * 1024
MOST_REDIRECTS = 8
MOST_ADDRESSES = 3
MOST_OF_AN_ADDRESS = 8_192
SECONDS_TO_CONNECT = 10.0
SECONDS_BETWEEN_BYTES = 20.0
SECONDS_IN_ALL = 60.0

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TEXT_TYPES = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
_UNSAID_TYPES = frozenset({"", "application/octet-stream", "application/xml", "text/xml", "application/pdf"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 1024 * 1024
_TRY_LATER = "try again later, or save the page and give the file"
_WHAT_A_STATUS_MEANS = {
    401: ("the page asks for a login (401)", "save the page in your browser and give the file"),
    402: ("the page is behind a paywall (402)", "save the page in your browser and give the file"),
    403: ("the server refuses this reader (403)", "save the page in your browser and give the file"),
    404: ("there is no such page (404)", "check the address"),
    410: ("the page is gone (410)", "check the address"),
    429: ("the server asks for fewer requests (429)", _TRY_LATER),
}

T = TypeVar("T")


class StatusError(FetchError):
    """A server's answer that is no page. `where` is the address that gave it, `retry_after` the seconds that it asks to
    be left alone."""

    def __init__(
        self,
        subject: str,
        problem: str,
        remedy: str = "",
        *,
        status: int = 0,
        where: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(subject, problem, remedy)
        self.status = status
        self.where = where
        self.retry_after = retry_after


class RedirectsError(FetchError):
    """An address that redirects without end."""


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """What a server sent: `url` is where the redirects led, `html` what its type says (None: the bytes must say it)."""

    url: str
    data: bytes
    html: bool | None
    charset: str | None


def _no_headers(_: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to follow to its end.

    With `private` false no address of a private network is asked at all. `headers` gives those of a request, and
    `around` is entered before it and left after it; both are told the address, since each redirect is a request of its
    own. `seconds` are for all the requests together; what `around` takes does not count.
    """

    url: str
    private: bool = True
    headers: Callable[[str], Mapping[str, str]] = _no_headers
    around: Callable[[str], AbstractContextManager[object]] = nullcontext
    seconds: float = SECONDS_IN_ALL


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer at the end of the redirects. Its body is still to come, until the monotonic time `until`."""

    wanted: Wanted
    here: str
    response: httpx2.Response
    until: float

    @property
    def status(self) -> int:
        return self.response.status_code

    def header(self, name: str) -> str:
        """The header, "" where there is none."""
        return str(self.response.headers.get(name, ""))

    def refuse_failure(self) -> None:
        """Raises StatusError where the server did not send what was asked for."""
        if 200 <= self.status < 300:
            return
        unknown = (f"the server answered with an error ({self.status})", _TRY_LATER)
        problem, remedy = _WHAT_A_STATUS_MEANS.get(self.status, unknown)
        after = _retry_after(self.header("retry-after"))
        raise StatusError(self.wanted.url, problem, remedy, status=self.status, where=self.here, retry_after=after)

    def content_type(self) -> tuple[str, str | None]:
        """The media type in small letters, "" where none is said, and the declared character set."""
        kind, _, parameters = self.header("content-type").partition(";")
        _, found, charset = parameters.lower().partition("charset=")
        return kind.strip().lower(), charset.split(";")[0].strip(" \"'") if found else None

    def pieces(self) -> Iterator[bytes]:
        """The body, unpacked, in pieces of bounded size. Raises FetchError where it is damaged or too slow."""
        url = self.wanted.url
        packing = self.header("content-encoding").strip().lower()
        if packing not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError(url, f"the server packs the page as {packing}, unasked", _TRY_LATER)
        unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packing.endswith("gzip") else None
        for chunk in self.response.iter_raw():
            if time.monotonic() > self.until:
                raise _too_slow(self.wanted)
            if unpack is None:
                yield chunk
                continue
            packed = chunk
            while packed:
                try:
                    yield unpack.decompress(packed, _PIECE)
                except zlib.error as error:
                    raise FetchError(url, "the server sends a damaged page", _TRY_LATER) from error
                packed = unpack.unconsumed_tail


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """An answer that is no answer: look there."""

    location: str


def fetch(url: str, *, private: bool = True, client: httpx2.Client | None = None) -> FetchedPage:
    """The page at `url`. With `private` false no address of a private network is read at all, as for a feed's links.

    `client` is one of `new_client`, to share between fetches. Raises FetchError.
    """
    wanted = Wanted(url, private)
    if client is not None:
        return follow(client, wanted, read_page)
    with new_client() as own:
        return follow(own, wanted, read_page)


def new_client(user_agent: str = USER_AGENT) -> httpx2.Client:
    """A client as `follow` wants it; any number of threads may share it. It keeps no cookies: a cookie is kept by the
    address that was connected to, and outlets share addresses. Proxies of the environment are used."""
    timeout = httpx2.Timeout(SECONDS_BETWEEN_BYTES, connect=SECONDS_TO_CONNECT, pool=None)
    # gzip alone, unpacked below within a bound: a few kilobytes can unpack to gigabytes.
    headers = {
        "User-Agent": user_agent,
        "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    return httpx2.Client(
        timeout=timeout, headers=headers, follow_redirects=False, cookies=no_cookies(), transport=Wire()
    )


def follow(client: httpx2.Client, wanted: Wanted, take: Callable[[Answer], T]) -> T:
    """What `take` makes of the answer to which the redirects lead. Raises FetchError."""
    here, private, left = wanted.url, wanted.private, wanted.seconds
    for _ in range(MOST_REDIRECTS + 1):
        server = _split(here, wanted.url)
        proxy = proxy_for(server)
        addresses, is_public = _look_up(server, wanted, private, by_proxy=proxy is not None)
        # Once in public, a redirect cannot lead back inside.
        private = private and not is_public
        with wanted.around(here):
            began = time.monotonic()
            try:
                answer = _first_answer(_Request(client, wanted, here, proxy, began + left), addresses, take)
            except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
                raise FetchError(wanted.url, _what_happened(error), "check the address and the network") from error
            left -= time.monotonic() - began
        if not isinstance(answer, _Elsewhere):
            return answer
        here = _joined(here, answer.location)
    problem = f"it redirects more than {MOST_REDIRECTS} times"
    raise RedirectsError(wanted.url, problem, "open it in a browser and save the page")


def read_page(answer: Answer) -> FetchedPage:
    """The answer as a page of HTML or text. Raises FetchError where it is none."""
    answer.refuse_failure()
    kind, charset = answer.content_type()
    if kind not in HTML_TYPES | TEXT_TYPES | _UNSAID_TYPES:
        raise FetchError(answer.wanted.url, f"it is {kind}, not a page of text", "give the address of an article")
    data = bytearray()
    for piece in answer.pieces():
        data += piece
        if len(data) > MOST_BYTES:
            most = MOST_BYTES // (1024 * 1024)
            raise FetchError(answer.wanted.url, f"it is larger than {most} MB", "give the text of one article")
    html = True if kind in HTML_TYPES else False if kind in TEXT_TYPES else None
    return FetchedPage(answer.here, bytes(data), html, charset)


@dataclass(frozen=True, slots=True)
class _Request:
    """One request on the way: to `here`, by `proxy` or straight, done by the monotonic time `until`."""

    client: httpx2.Client
    wanted: Wanted
    here: str
    proxy: str | None
    until: float


def _split(here: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(here)
        here.encode()  # refuses half a character, which no server could be sent
        is_page = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
        if is_page and len(here) <= MOST_OF_AN_ADDRESS:
            return parts
    except ValueError:
        pass
    raise FetchError(
        url[:MOST_OF_AN_ADDRESS], "this is no address of a web page", "give one such as https://example.org/article"
    )


def _look_up(host: SplitResult, wanted: Wanted, private: bool, by_proxy: bool) -> tuple[tuple[str | None, ...], bool]:
    """The addresses to connect to, best first, and whether all are public. None where a proxy does the looking up."""
    name = host.hostname or ""
    port = host.port or (443 if host.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if by_proxy:
            return (None,), True
        remedy = "check the address and the network"
        raise FetchError(wanted.url, f"there is no server of the name {name}", remedy) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    is_public = all(_is_public(address) for address in addresses)
    if not is_public and not private:
        problem = f"it leads to {name}, which is inside a private network"
        remedy = "give that address itself" if wanted.private else "allow private addresses (--allow-private)"
        raise FetchError(wanted.url, problem, f"{remedy}, if you trust it")
    return ((None,) if by_proxy else tuple(addresses[:MOST_ADDRESSES])), is_public


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


def _first_answer(request: _Request, addresses: tuple[str | None, ...], take: Callable[[Answer], T]) -> T | _Elsewhere:
    """The answer of the first of the addresses that can be reached."""
    for address in addresses[:-1]:
        try:
            return _get(request, address, take)
        except (httpx2.ConnectError, httpx2.ConnectTimeout):
            continue
    return _get(request, addresses[-1], take)


def _get(request: _Request, address: str | None, take: Callable[[Answer], T]) -> T | _Elsewhere:
    """What is taken of the answer, or where it redirects to. Connects to `address`, and speaks as to the host that the
    request names."""
    target = httpx2.URL(request.here)
    headers = dict(request.wanted.headers(request.here))
    deadline = Deadline(request.until - time.monotonic())
    extensions: dict[str, object] = {"deadline": deadline, "trace": deadline.trace, "proxy": request.proxy}
    if address is not None:
        headers["Host"] = target.netloc.decode("ascii")
        extensions["sni_hostname"] = target.raw_host.decode("ascii")
        target = target.copy_with(host=address)
    try:
        with deadline, request.client.stream("GET", target, headers=headers, extensions=extensions) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return _Elsewhere(str(location))
            return take(Answer(request.wanted, request.here, response, request.until))
    except (httpx2.HTTPError, RuntimeError) as error:
        if request.client.is_closed:
            raise FetchError(request.wanted.url, "the run was stopped", "run it again") from error
        if deadline.is_over:
            raise _too_slow(request.wanted) from error
        raise


def _joined(here: str, location: str) -> str:
    """Where a redirect leads; as the server wrote it where that is no address."""
    try:
        return urljoin(here, location)
    except ValueError:
        return location


def _retry_after(header: str) -> float | None:
    """The seconds of a Retry-After, which is a number or a date."""
    if header.strip().isdecimal() and len(header) < 10:
        return float(header)
    try:
        then = parsedate_to_datetime(header)
        return max(0.0, (then.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None


def _too_slow(wanted: Wanted) -> FetchError:
    return FetchError(wanted.url, f"the server takes longer than {wanted.seconds:.0f} s", _TRY_LATER)


def _what_happened(error: Exception) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "the server does not answer in time"
    if isinstance(error, httpx2.ConnectError):
        return f"no connection to the server ({error})"
    return f"the page could not be fetched ({str(error) or type(error).__name__})"
