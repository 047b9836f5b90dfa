#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""questions.py PROGRAM: what each question costs at its default number of worlds, two threads, files written."""
import argparse
import pathlib
import tempfile

from timing import run_once, seconds

DATA = str(pathlib.Path(__file__).resolve().parents[2] / "data")
QUESTIONS = ("claims", "claims --as-of claim", "levers", "counterfactual --drop 2025-02-bybit",
             "compare baseline frozen_prices", "sweep --vary allocation.missile_share=0:1:11", "frontier", "vintage",
             "sensitivity", "condition --on claim:C10 --se 0.1", "explain allocation.missile_share")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--repeats", type=int, default=3)
    args = parser.parse_args()
    print("| command | wall s | processor s |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for question in QUESTIONS:
            words = [args.program, *question.split(), "--data", DATA]
            if not question.startswith("explain"):
                words += ["--threads", "2", "--quiet", "--out", f"{scratch}/out"]
            wall, processor, _ = zip(*(run_once(words) for _ in range(args.repeats)))
            print(f"| `{question}` | {seconds(wall)} | {seconds(processor)} |")


if __name__ == "__main__":
    main()
