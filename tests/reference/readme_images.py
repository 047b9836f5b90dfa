#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The figures in README.md are what the program draws today: run with --update to draw them anew."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

FIGURES = ("half_of_what", "by_year")


def drawn(binary, data):
    """The bytes of each figure of a run of baseline with its claims."""
    program = str(pathlib.Path(binary).resolve())
    tables = ["--data", str(pathlib.Path(data).resolve())]
    with tempfile.TemporaryDirectory(prefix="fundshare-images-") as folder:
        def call(*words):
            return subprocess.run([program, *words, *tables], cwd=folder, check=True, capture_output=True).stdout

        call("run", "baseline", "--questions", "claims", "--quiet", "--out", "run")
        return {name: call("plot", "run", "--figure", name, "--out", "-") for name in FIGURES}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--images", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    stale = []
    for name, svg in drawn(options.binary, options.data).items():
        file = options.images / f"{name}.svg"
        if options.update:
            file.write_bytes(svg)
        elif not file.exists() or file.read_bytes() != svg:
            stale.append(file.name)
    if stale:
        print(f"docs/images has other figures than the program draws ({', '.join(stale)}); run readme_images.py --update")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
