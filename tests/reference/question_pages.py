#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The printed answers in docs/questions are what the program prints today: run with --update to write them anew.

A page shows the first command of its first `sh` block, and below it the answer as a block without a language or of
`text`. A line "  ..." stands for lines that are left out; such a page is compared line by line and not written anew.
"""
import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

PAGE = re.compile(r"```sh\n(?P<commands>.*?)```.*?```(?:text)?\n(?P<answer>.*?)```", re.S)
FOLDER_LINE = re.compile(r"^Files: .*$", re.M)


def printed(binary, data, command, folder):
    words = shlex.split(command)[1:]
    done = subprocess.run([binary, *words, "--data", data], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def fits(answer, output):
    """Whether every line of a shortened answer stands in the output, in order."""
    lines = iter(output.splitlines())
    return all(line.strip() in ("...", "[...]") or any(line.rstrip() == other.rstrip() for other in lines)
               for line in answer.splitlines())


def is_short(answer):
    return any(line.strip() in ("...", "[...]") for line in answer.splitlines())


def check(page, options, folder):
    """\\return what to say of the page; nothing if it is as it should be."""
    text = page.read_text()
    match = PAGE.search(text)
    if not match:
        return f"{page.name}: no command with its answer"
    answer, output = match["answer"], printed(options.binary, options.data, match["commands"].splitlines()[0], folder)
    if is_short(answer):
        return None if fits(answer, output) else f"{page.name}: a line of the shortened answer is not printed any more"
    # The run id changes with version and tables; the page leaves the last lines of every answer out or shows them.
    wanted = output if FOLDER_LINE.search(answer) else output[:output.rindex("\nThese are outputs of a model")]
    if answer.rstrip() == wanted.rstrip():
        return None
    if options.update:
        page.write_text(text[:match.start("answer")] + wanted.rstrip() + "\n" + text[match.end("answer"):])
        return None
    return f"{page.name}: the program prints another answer; run question_pages.py --update"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--data", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--pages", required=True, type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fundshare-pages-") as folder:
        said = [line for page in sorted(options.pages.glob("*.md")) if (line := check(page, options, folder))]
    print("\n".join(said) or "every page shows what the program prints")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
