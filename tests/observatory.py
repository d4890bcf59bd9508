"""What Mozilla's HTTP Observatory would give an answer, by the rules that it publishes (algorithm of 2024).

One hundred, less what is wrong; what is better than needed is added only when at least ninety are left. A hundred and
more is A+. The list of sites that browsers know as HTTPS by heart cannot be asked here: its points are never given.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie

SIX_MONTHS = 15_552_000
EXTRA_FROM = 90
_ANYWHERE = {"*", "http:", "https:", "data:", "ftp:", "http://*", "https://*"}
_GOOD_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@dataclass(frozen=True)
class Verdict:
    """The points, and for each rule what it added or took."""

    score: int
    rules: Mapping[str, int]


def judge(headers: Mapping[str, str], body: str = "", cookies: SimpleCookie | None = None) -> Verdict:
    """Return what an answer over HTTPS is worth; `headers` by their names in small letters."""
    policy = directives(headers.get("content-security-policy", ""))
    lasts = _age(headers.get("strict-transport-security", "")) >= SIX_MONTHS
    rules = {
        "csp": _csp(policy),
        "cookies": _cookies(cookies or SimpleCookie(), lasts),
        "cors": _cors(headers),
        "referrer": _referrer(headers.get("referrer-policy", "")),
        "hsts": 0 if lasts else -20 if "strict-transport-security" not in headers else -10,
        "scripts": _scripts(body) if headers.get("content-type", "").startswith("text/html") else 0,
        "nosniff": 0 if headers.get("x-content-type-options", "").strip().lower() == "nosniff" else -5,
        "framing": _framing(policy, headers.get("x-frame-options", "")),
        "corp": _corp(headers.get("cross-origin-resource-policy")),
    }
    plain = 100 + sum(points for points in rules.values() if points < 0)
    extra = sum(points for points in rules.values() if points > 0) if plain >= EXTRA_FROM else 0
    return Verdict(max(0, plain + extra), rules)


def directives(policy: str) -> dict[str, set[str]]:
    """Return a policy as its directives with their sources; the first of two counts, as in browsers."""
    parts: dict[str, set[str]] = {}
    for words in (part.lower().split() for part in policy.split(";")):
        if words:
            parts.setdefault(words[0], set(words[1:]))
    return parts


def _csp(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    fallback = policy.get("default-src", {"*"})
    script, style = policy.get("script-src", fallback), policy.get("style-src", fallback)
    active = [policy.get(name, fallback) for name in ("object-src", "connect-src", "font-src", "frame-src")]
    if script & (_ANYWHERE | {"'unsafe-inline'"}) or policy.get("object-src", fallback) & _ANYWHERE:
        return -20
    if any(source.startswith(("http:", "ftp:")) for sources in (script, style, *active) for source in sources):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    passive = policy.get("img-src", fallback) | policy.get("media-src", fallback)
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return -10
    if style & (_ANYWHERE | {"'unsafe-inline'"}):
        return 0
    return 10 if fallback <= {"'none'"} else 5


def _cookies(cookies: SimpleCookie, hsts_lasts: bool) -> int:
    if not cookies:
        return 0
    found = [_cookie(name, morsel, hsts_lasts) for name, morsel in cookies.items()]
    return min(found)


def _cookie(name: str, morsel: Mapping[str, str], hsts_lasts: bool) -> int:
    is_session = "sess" in name.lower() or "login" in name.lower()
    if not morsel["secure"]:
        return (-10 if hsts_lasts else -40) if is_session else (-5 if hsts_lasts else -20)
    if is_session and not morsel["httponly"]:
        return -30
    same = morsel["samesite"].lower()
    if same not in ("", "lax", "strict", "none") or ("csrf" in name.lower() and not same):
        return -20
    return 5 if same else 0


def _cors(headers: Mapping[str, str]) -> int:
    allowed = headers.get("access-control-allow-origin", "")
    return -50 if allowed and headers.get("access-control-allow-credentials", "").lower() == "true" else 0


def _referrer(policies: str) -> int:
    known = [part.strip().lower() for part in policies.split(",") if part.strip()]
    return 0 if not known else 5 if known[-1] in _GOOD_REFERRERS else -5


def _age(header: str) -> int:
    age = re.search(r"max-age=(\d+)", header)
    return int(age[1]) if age else 0


def _scripts(body: str) -> int:
    """Scripts of other sites must say what is in them; over plain HTTP they never may."""
    worst = 0
    for tag in re.findall(r"<script\b[^>]*>", body, re.IGNORECASE):
        source = re.search(r"""\bsrc=["']?(?P<url>[^"'\s>]+)""", tag)
        if source and re.match(r"(?:https?:)?//", source["url"]):
            has_hash, is_secure = "integrity=" in tag, source["url"].startswith("https:")
            worst = min(worst, (0 if has_hash else -5) if is_secure else (-20 if has_hash else -50))
    return worst


def _framing(policy: Iterable[str], header: str) -> int:
    if "frame-ancestors" in policy or header.strip().lower() in ("deny", "sameorigin"):
        return 5
    return -20


def _corp(header: str | None) -> int:
    if header is None or header == "cross-origin":
        return 0
    return 10 if header in ("same-origin", "same-site") else -5
