"""Lighthouse's marks for the main kinds of page, as the median of five runs on a telephone.

`python -m tests.site.lighthouse site-demo` prints the table of docs/browser.md. Lighthouse is
fetched by npx when it is run, into npm's cache: it weighs more than all else that tests need.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.site.first_view import PAGES
from tests.site.host import serve

VERSION = "13.5.0"
MAIN = ("home", "event list", "event with a picture", "actor", "partnership")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "first-contentful-paint": ("FCP s", 1000, 2),
    "largest-contentful-paint": ("LCP s", 1000, 2),
    "speed-index": ("SI s", 1000, 2),
    "total-blocking-time": ("TBT ms", 1, 0),
    "cumulative-layout-shift": ("CLS", 1, 3),
    "total-byte-weight": ("KB", 1000, 1),
}
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def run(address: str) -> dict[str, Any]:
    """One run, as Lighthouse tells it (its JSON report)."""
    program = shutil.which("lighthouse")
    command = (
        [program] if program else ["npx", "--yes", "--loglevel=error", f"lighthouse@{VERSION}"]
    )
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [*command, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"],
            cwd=folder,
            env={**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM", "chromium")},
            stdout=subprocess.PIPE,
            check=True,
        )
    report: dict[str, Any] = json.loads(told.stdout)
    return report


def row(reports: list[dict[str, Any]]) -> list[str]:
    """The medians; of marks in hundredths also the least and the greatest, where they differ."""
    cells = []
    for name in CATEGORIES:
        marks = sorted(round(100 * report["categories"][name]["score"]) for report in reports)
        span = f" ({marks[0]}–{marks[-1]})" if marks[0] < marks[-1] else ""
        cells.append(f"{round(statistics.median(marks))}{span}")
    for name, (_, unit, digits) in METRICS.items():
        found = [report["audits"][name]["numericValue"] / unit for report in reports]
        cells.append(f"{statistics.median(found):.{digits}f}")
    speeds = [report["environment"]["benchmarkIndex"] for report in reports]
    return [*cells, f"{statistics.median(speeds):.0f}"]


def faults(report: dict[str, Any]) -> list[str]:
    """What Lighthouse would have otherwise."""
    return [
        f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip()
        for name, audit in report["audits"].items()
        if audit["score"] is not None and audit["score"] < 0.9
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="a built portal")
    parser.add_argument("paths", nargs="*", help="its pages; the demo's main kinds when left out")
    parser.add_argument("--runs", type=int, default=5)
    told = parser.parse_args()
    pages = dict(zip(told.paths, told.paths, strict=True)) or {name: PAGES[name] for name in MAIN}

    url = next(serve(told.site))
    heads = ["page", *CATEGORIES, *(label for label, _, _ in METRICS.values()), "machine"]
    print(f"| {' | '.join(heads)} |")
    print(f"|---|{'---:|' * (len(heads) - 1)}")
    for name, path in pages.items():
        reports = [run(url + path) for _ in range(told.runs)]
        print(f"| {' | '.join([name, *row(reports)])} |", flush=True)
        for fault in faults(reports[-1]):
            print(f"{path}: {fault}", file=sys.stderr)


if __name__ == "__main__":
    main()
