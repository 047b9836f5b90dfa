#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The line of progress: on a terminal it says how much is done and how long it takes, elsewhere there is none."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from pty_session import Session

CALLS = {  # few worlds are enough: the end of the drawing is always shown
    "claims": ["claims", "--worlds", "1000", "--as-of", "claim"],
    "levers": ["levers", "--worlds", "1000"],
    "counterfactual": ["counterfactual", "--drop", "2025-02-bybit", "--worlds", "1000"],
    "compare": ["compare", "baseline", "frozen_prices", "--worlds", "1000"],
    "sweep": ["sweep", "--vary", "allocation.missile_share=0:1:3", "--worlds", "1000"],
    "frontier": ["frontier", "--worlds", "1000"],
    "vintage": ["vintage", "--worlds", "1000"],
    "sensitivity": ["sensitivity", "--worlds", "10240"],
    "condition": ["condition", "--on", "claim:C10", "--se", "0.1", "--worlds", "8000"],
    "run": ["run", "baseline", "--worlds", "1000"],
}
LONG = ["run", "baseline", "--worlds", "100000"]  # half a second of processor time or more
BAR = re.compile(r"\[#*\.*\] \d+ %, (\d+ s left|\d+ min left|starting|summing up)")


def on_terminal(options, words, folder, **more):
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", **more}
    with open(pathlib.Path(folder) / "out", "wb") as out:
        session = Session([options.binary, *words, "--data", options.data, "--out", f"{folder}/o"], environment, stdout=out)
        text, code = session.read_all()
    return text, code


def complaints(options, folder):
    for name, words in CALLS.items():
        text, code = on_terminal(options, words, folder)
        if code != 0:
            yield f"{name} ends with {code}: {text[-300:]!r}"
        if not BAR.search(text):
            yield f"{name} shows no progress: {text[-300:]!r}"
        if "\x1b[3" in text or "\x1b[1m" in text:
            yield f"{name} prints colours"
        last = text.rfind("%")
        if last >= 0 and "\x1b[K" not in text[last:]:
            yield f"{name} leaves its line of progress behind: {text[-200:]!r}"
    if not re.search(r"\[#+\.+\] \d+ %, \d+ s left", on_terminal(options, LONG, folder)[0]):
        yield "a long run does not say how long it still takes"
    short = CALLS["run"]
    for why, words, more in [("TERM is dumb", short, {"TERM": "dumb"}), ("TERM is empty", short, {"TERM": ""}),
                             ("--quiet", short + ["--quiet"], {})]:
        if "%" in on_terminal(options, words, folder, **more)[0]:
            yield f"progress is shown although {why}"
    if not BAR.search(on_terminal(options, short, folder, NO_COLOR="1")[0]):
        yield "NO_COLOR hides the progress, which has no colours"
    piped = subprocess.run([options.binary, *short, "--data", options.data, "--out", f"{folder}/o"], capture_output=True)
    if b"\r" in piped.stderr or b"\x1b" in piped.stderr + piped.stdout:
        yield "progress is shown in a pipe"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--data", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fundshare-progress-") as folder:
        found = list(complaints(options, folder))
    print("\n".join(found) if found else f"{len(CALLS)} commands show how long they take")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
