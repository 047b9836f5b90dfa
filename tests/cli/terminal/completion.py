#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Types lines with TAB into a real shell, and looks at what the completed line runs.

In the place of the program stands a script that answers the shell's questions with the real one and prints its
arguments otherwise. Ends with 77, which CTest takes for skipped, where the shell is not there.
"""
import argparse
import os
import pathlib
import shlex
import shutil
import sys
import tempfile

from pty_session import Session

# keys that are typed, and the arguments that they must become
LINES = [
    ("ru\t base\t", ["run", "baseline"]),
    ("data sh\t launc\t", ["data", "show", "launches"]),
    ("run baseline --wor\t 9", ["run", "baseline", "--worlds", "9"]),
    ("run baseline --set price_path=fro\t", ["run", "baseline", "--set", "price_path=frozen"]),
    ("run baseline --set theft.bas\tinc\t", ["run", "baseline", "--set", "theft.basis=incidents"]),
    ("counterfactual --price-path=si\t", ["counterfactual", "--price-path=simulated"]),
    ("counterfactual --drop 2025-02-by\t --see\t 3", ["counterfactual", "--drop", "2025-02-bybit", "--seed", "3"]),
    ("run baseline --out plac\t", ["run", "baseline", "--out", "place"]),
]

STAND_IN = """#!/bin/sh
if [ "$1" = __complete ]; then exec {binary} "$@"; fi
printf 'GOT'; printf '<%s>' "$@"; printf 'END\\n'
"""


def start(shell, folder, environment):
    if shell == "bash":
        return Session(["bash", "--norc", "--noprofile", "-i"], environment), ". <({0} completion bash)\n"
    if shell == "zsh":
        return Session(["zsh", "-f", "-i"], environment), "autoload -U compinit; compinit -u -D; . <({0} completion zsh)\n"
    return (Session(["fish", "--no-config", "-i"], environment),
            "function fish_prompt; echo 'ready> '; end; {0} completion fish | source\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shell", required=True, choices=["bash", "zsh", "fish"])
    parser.add_argument("--binary", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--data", required=True, type=lambda path: str(pathlib.Path(path).resolve()))
    options = parser.parse_args()
    if not shutil.which(options.shell):
        print(f"{options.shell} is not installed: its completion is not tested")
        return 77
    with tempfile.TemporaryDirectory(prefix="fundshare-completion-") as name:
        folder = pathlib.Path(name)
        (folder / "bin").mkdir()
        (folder / "work" / "place").mkdir(parents=True)
        stand_in = folder / "bin" / "fundshare"
        stand_in.write_text(STAND_IN.format(binary=shlex.quote(options.binary)))
        stand_in.chmod(0o755)
        environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": name, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                       "PS1": "ready> ", "FUNDSHARE_DATA": options.data, "XDG_CONFIG_HOME": name, "XDG_DATA_HOME": name}
        session, setup = start(options.shell, folder, environment)
        failed = 0
        try:
            session.quiet(1.0)
            session.type(f"cd {folder / 'work'}\n")
            session.quiet()
            session.type(setup.format(shlex.quote(options.binary)))
            session.quiet(1.0)
            for keys, wanted in LINES:
                session.type("fundshare ")
                for part in keys.split("\t")[:-1]:
                    session.type(part + "\t")
                    session.quiet(0.5)
                session.type(keys.split("\t")[-1] + "\n")
                found = session.wait_for(r"GOT((<[^>]*>)*)END")[1][1:-1].split("><")
                if [word.rstrip("/") for word in found if word] != wanted:  # zsh takes the last / of a folder back
                    print(f"{options.shell}: {keys!r} became {found}, wanted {wanted}")
                    failed += 1
                session.quiet()
        finally:
            session.kill()
    print(f"{options.shell}: {len(LINES)} lines typed, {failed} not completed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
