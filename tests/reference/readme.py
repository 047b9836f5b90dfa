#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The example in README.md is what the program prints today: run with --update to write it anew."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"(<!-- headline -->\n).*?(<!-- headline -->)", re.S)


def printed(binary, data):
    with tempfile.TemporaryDirectory(prefix="fundshare-readme-") as folder:
        return subprocess.run([str(pathlib.Path(binary).resolve()), "run", "baseline", "--data",
                               str(pathlib.Path(data).resolve())], cwd=folder, check=True, capture_output=True,
                              text=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--readme", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    block = f"```\n{printed(options.binary, options.data)}```\n"
    text = options.readme.read_text()
    wanted = BLOCK.sub(lambda match: match[1] + block + match[2], text)
    if options.update:
        options.readme.write_text(wanted)
    elif text != wanted:
        print("README.md shows another answer than the program prints; run readme.py --update. The program prints:")
        print(block)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
