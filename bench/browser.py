"""What a browser makes of the pages: Lighthouse, as a phone on a slow line and as a desk.

The site runs as a server runs it. Each page is looked at a few times; the worst page's median is what counts.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.ladder import LIST, PAGE, application
from tests.tools import LIGHTHOUSE, NODE_22

ROUNDS = 3
PAGES = ("/", LIST, PAGE, "/regios/groot-amsterdam/", "/contact/")
FORMS = {"a phone": [], "a desk": ["--preset=desktop"]}
SCORES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "LCP ms": "largest-contentful-paint",
    "TBT ms": "total-blocking-time",
    "CLS": "cumulative-layout-shift",
    "KB": "total-byte-weight",
    "bf-cache": "bf-cache",
}
LONGEST = 180
TRIES = 3


def report() -> None:
    """Print, for a phone and for a desk, the scores and figures of each page."""
    if not LIGHTHOUSE.exists():
        raise SystemExit("Lighthouse is missing; `python -m tests.tools --bench` installs it.")
    names = [*(name[:13] for name in SCORES), *FIGURES, "requests"]
    with (
        tempfile.TemporaryDirectory(prefix="browser-") as folder,
        application(Path(folder) / "static") as (address, _process),
    ):
        for form, options in FORMS.items():
            print(f"{f'Lighthouse, {form}, median of {ROUNDS}':34}" + "".join(f"{name:>15}" for name in names))
            for page in PAGES:
                looks = [_look(f"{address}{page}", options, Path(folder)) for _ in range(ROUNDS)]
                medians = [statistics.median(look[name] for look in looks) for name in names]
                print(f"  {page:32}" + "".join(f"{figure:15.3g}" for figure in medians), flush=True)


def _look(url: str, options: list[str], folder: Path) -> dict[str, float]:
    told = folder / "told.json"
    command = [str(NODE_22), str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={told}", *options]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    for tries_left in reversed(range(TRIES)):
        result = subprocess.run([*command, flags], env=environment, capture_output=True, timeout=LONGEST)
        if result.returncode == 0:
            return _read(json.loads(told.read_text()))
        if not tries_left:  # now and then Chromium does not come up
            raise SystemExit(f"Lighthouse, {url}: {result.stderr.decode()[-500:]}")
    raise AssertionError


def _read(told: Mapping[str, Any]) -> dict[str, float]:
    audits = told["audits"]
    figures = {name: audits[audit].get("numericValue") or 0.0 for name, audit in FIGURES.items()}
    figures["KB"] /= 1024
    figures["bf-cache"] = audits["bf-cache"]["score"] or 0.0
    figures["requests"] = len(audits["network-requests"]["details"]["items"])
    return {name[:13]: told["categories"][name]["score"] * 100 for name in SCORES} | figures
