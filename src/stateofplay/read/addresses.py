"""Which addresses of the network may be read from: public ones, on the usual ports."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}

_NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that a gateway turns into the IPv4 address in their last 32 bits."""

_INVALID = "not a valid address"

Network = IPv4Network | IPv6Network


class FetchError(Exception):
    """An address cannot be read; the text says why, for people."""


class PassingError(FetchError):
    """An address cannot be read now; later it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a request goes.

    Attributes:
        host: Name, as certificates and the Host header have it.
        path: Path and query, as they are sent.
        ips: The addresses that were found for the host and may be connected to, in order.
    """

    scheme: str
    host: str
    port: int
    path: str
    ips: tuple[str, ...]

    @property
    def netloc(self) -> str:
        """Host and, if it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if PORTS[self.scheme] == self.port else f"{host}:{self.port}"


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Say whether *ip* is somewhere on the internet, not in this machine or its network.

    Example:
        >>> [is_public(ip_address(each)) for each in ("1.1.1.1", "10.0.0.1", "::ffff:127.0.0.1")]
        [True, False, False]
    """
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def joined(base: str, link: str) -> str:
    """Give the address that *link*, written by somebody else, means on the page *base*.

    Raises:
        FetchError: If it is none.
    """
    try:
        return urlsplit(urljoin(base, link)).geturl()
    except ValueError as error:
        raise FetchError(_INVALID) from error


def locate(url: str, allowed: Sequence[Network] = ()) -> Target:
    """Look up where *url* leads, once: what is connected to is what was checked.

    Args:
        url: An http(s) address.
        allowed: Networks that may be read from although they are not public, on any port;
            for tests.

    Raises:
        FetchError: If it is no web address, or leads to none that may be read from.
        PassingError: If the host's name cannot be looked up now.
    """
    parts, host, port = _split(url)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"there is no host {host!r}; check the address and the network"
        raise PassingError(message) from error
    ips = tuple(dict.fromkeys(str(address[0]) for *_, address in found))
    usable = tuple(ip for ip in ips if _may_connect(ip, port, parts.scheme, allowed))
    if not usable:
        raise FetchError(
            f"{host} leads into a private network or this machine; only public addresses on"
            " the usual ports (80, 443) are read"
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Target(
        scheme=parts.scheme,
        host=host,
        port=port,
        path=f"{path}?{query}" if query else path,
        ips=usable,
    )


def _split(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:
        raise FetchError(_INVALID) from error
    if parts.scheme not in PORTS or not host:
        raise FetchError("not an address that can be read; expected http:// or https://")
    if parts.username or parts.password:
        raise FetchError("an address with a user's name or password in it is not read")
    return parts, host, port


def _may_connect(ip: str, port: int, scheme: str, allowed: Sequence[Network]) -> bool:
    address = ip_address(ip.partition("%")[0])
    if any(address in network for network in allowed if network.version == address.version):
        return True
    return port in (80, 443) and scheme in PORTS and is_public(address)
