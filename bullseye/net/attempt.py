"""One attempt at one call: redirects followed with care, the body cut where it grows too long, faults as sentences."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from bullseye.net.address import BadAddressError, host_of, joined, same_place, shown
from bullseye.net.call import ANY_HOST, Answer, Call, CallError, Dressed
from bullseye.words import tr

if TYPE_CHECKING:
    import httpx2

MOST_REDIRECTS = 5
REDIRECTED = (301, 302, 303, 307, 308)


async def attempt(client: httpx2.AsyncClient, call: Call, dressed: Dressed) -> Answer:
    """The answer, whatever its status. Raises CallError."""
    import asyncio

    try:
        async with asyncio.timeout(call.timeout_s):
            return await _followed(client, call, dressed)
    except TimeoutError:
        raise CallError(
            tr(
                "{shown} did not answer in full within {timeout_s:g} s; try again later, or allow more with timeout_s",
                shown=shown(call.url, call.private),
                timeout_s=call.timeout_s,
            )
        ) from None


async def _followed(client: httpx2.AsyncClient, call: Call, dressed: Dressed) -> Answer:
    url, own = call.url, True
    method, body = call.method, call.body
    for _ in range(MOST_REDIRECTS + 1):
        headers = {**call.headers, **dressed.headers} if own else {}
        answer = await _once(client, call, url, method, body, headers, dressed.query if own else {})
        location = answer.headers.get("location", "")
        if answer.status not in REDIRECTED or not location:
            return answer
        try:
            target = joined(url, location)
        except BadAddressError:
            raise CallError(
                tr("{shown} leads to no address of a web service", shown=shown(url, call.private)), again=False
            ) from None
        same = same_place(url, target)
        if not same and call.redirects != ANY_HOST:
            raise CallError(
                tr(
                    "{shown} leads to another host, {host_of}; name that one if it is right, or allow it "
                    'with redirects = "any-host"',
                    shown=shown(url, call.private),
                    host_of=host_of(target),
                ),
                again=False,
            )
        own = own and same  # what was for one host goes to no other
        if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
            method, body = "GET", b""
        url = target
    raise CallError(
        tr(
            "{shown} leads on and on, {most_redirects} times and more",
            shown=shown(call.url, call.private),
            most_redirects=MOST_REDIRECTS,
        ),
        again=False,
    )


async def _once(
    client: httpx2.AsyncClient,
    call: Call,
    url: str,
    method: str,
    body: bytes,
    headers: dict[str, str],
    query: object,
) -> Answer:
    import httpx2

    # Without compression the size that arrives is the size there is: a small bomb cannot become a large body.
    sent = {"user-agent": "bullseye", **headers, "accept-encoding": "identity"}
    address = httpx2.URL(url).copy_merge_params(dict(query)) if query else httpx2.URL(url)  # type: ignore[call-overload]
    where = shown(url, call.private)
    try:
        async with client.stream(method, address, headers=sent, content=body or None) as response:
            found = {name.lower(): value for name, value in response.headers.items()}
            if found.get("content-encoding", "identity") != "identity":
                raise CallError(tr("{where} sends a compressed body that nobody asked for", where=where), again=False)
            return Answer(response.status_code, found, await _body(response, call, where), 0.0)
    except httpx2.HTTPError as bad:
        raise _explained(bad, url, where) from None
    except (ValueError, UnicodeError):  # a header that cannot be sent may hold a secret, so it is not quoted
        raise CallError(
            tr("the call to {where} has a header that cannot be sent; use plain text", where=where), again=False
        ) from None


async def _body(response: httpx2.Response, call: Call, where: str) -> bytes:
    words = tr(
        "{where} sends more than {most} bytes; ask it for less, such as one value alone",
        where=where,
        most=call.most_bytes,
    )
    if response.status_code in REDIRECTED:
        return b""
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and (len(announced) > 15 or int(announced) > call.most_bytes):
        raise CallError(words, again=False)
    parts, size = [], 0
    async for part in response.aiter_raw():
        size += len(part)
        if size > call.most_bytes:
            raise CallError(words, again=False)
        parts.append(part)
        if call.heard is not None and response.status_code == 200 and not call.heard(part):
            break
    return b"".join(parts)


def _explained(bad: BaseException, url: str, where: str) -> CallError:
    """A sentence for what the libraries raise; their own words may quote whole addresses, so only kinds are used."""
    import httpx2

    host = host_of(url)
    causes: list[BaseException] = []
    cause: BaseException | None = bad
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    for each in causes:
        if isinstance(each, ssl.SSLCertVerificationError):
            reason = each.verify_message or tr("not trusted")
            return CallError(
                tr(
                    "the certificate of {host} cannot be trusted ({reason}); mend it there, or name whom "
                    "to trust with ca",
                    host=host,
                    reason=reason,
                ),
                again=False,
            )
    for each in causes:
        if isinstance(each, ssl.SSLError):
            reason = (each.reason or tr("no agreement")).lower().replace("_", " ")
            return CallError(
                tr(
                    "no safe connection to {host} ({reason}); check the address and the certificates",
                    host=host,
                    reason=reason,
                )
            )
    if isinstance(bad, httpx2.ConnectError | httpx2.ConnectTimeout):
        system = next((each for each in causes if isinstance(each, OSError) and each.strerror), None)
        reason = (system.strerror or "").lower() if isinstance(system, OSError) else tr("no connection")
        return CallError(
            tr("{host} cannot be reached ({reason}); check the address and the network", host=host, reason=reason)
        )
    if isinstance(bad, httpx2.RemoteProtocolError | httpx2.ReadError | httpx2.WriteError):
        return CallError(tr("{where} broke off in the middle of its answer", where=where))
    if isinstance(bad, httpx2.ProxyError):
        return CallError(
            tr("the proxy on the way to {host} did not let the call through; check the proxy's settings", host=host)
        )
    return CallError(tr("the call to {where} failed ({name})", where=where, name=type(bad).__name__))
