#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bytes of every table that a shipped scenario writes, as sha256 of each. Aside stand manifest.json, README.txt and
datapackage.json, which name the version, and results.xlsx, whose bytes depend on the library that packs it.

A number moves only on purpose: run with --update, and say in the CHANGELOG (RESULTS) which number moved, from what to
what, and why. The hashes hold for every compiler, CPU and thread count.
"""
import argparse
import hashlib
import pathlib
import subprocess
import sys
import tempfile

WORLDS, SEED = 2048, 1


def hashes_of(binary, data, scenario):
    with tempfile.TemporaryDirectory(prefix="fundshare-golden-") as folder:
        out = pathlib.Path(folder) / "run"
        subprocess.run([binary, "run", scenario, "--worlds", str(WORLDS), "--seed", str(SEED), "--data", data,
                        "--out", str(out), "--quiet"], check=True)
        return [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {scenario}/{f.name}"
                for f in sorted(out.iterdir()) if f.suffix == ".csv"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--expected", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true", help="write the expected hashes in place of comparing")
    options = parser.parse_args()
    scenarios = sorted(p.stem for p in (pathlib.Path(options.data) / "scenarios").glob("*.toml"))
    found = [line for scenario in scenarios for line in hashes_of(options.binary, options.data, scenario)]
    if options.update:
        options.expected.write_text("\n".join(found) + "\n")
        return 0
    expected = options.expected.read_text().split("\n")[:-1]
    if found == expected:
        print(f"{len(found)} files of {len(scenarios)} scenario(s) are as published")
        return 0
    for line in sorted(set(found) ^ set(expected), key=lambda text: text.split()[-1]):
        print(("now:       " if line in found else "published: ") + line)
    print("A published number moved. If that is meant, run golden.py --update and write a RESULTS entry in CHANGELOG.md.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
