# SPDX-License-Identifier: Apache-2.0
"""Times programs in turn on one machine: wall and processor seconds, and the load that they met."""
import os
import subprocess
import time

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENTURNS_NUM_THREADS"), "1")


def run_once(command):
    """(wall seconds, processor seconds, standard output); ends the benchmark if the program fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, output


def in_turn(commands, repeats):
    """{name: [(wall, processor)]} of commands {name: list}, one after the other `repeats` times, and last outputs."""
    times, outputs = {name: [] for name in commands}, {}
    for _ in range(repeats):
        for name, command in commands.items():
            wall, processor, outputs[name] = run_once(command)
            times[name].append((wall, processor))
    return times, outputs


def seconds(values):
    """The least and the most, to three figures or so; one where they are the same."""
    texts = (f"{x:.2f}" if x >= 1 else f"{x:.3f}" for x in (min(values), max(values)))
    return " to ".join(dict.fromkeys(texts))


def print_ratios(times, *bases):
    """A Markdown table with a column of ratios to each base, of least processor time, which a busy machine disturbs
    less than wall time. Spread: how much the greatest processor time of the runs is above the least."""
    runs = {name: tuple(zip(*pairs)) for name, pairs in times.items()}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; runs in turn: {len(times[bases[0]])}\n")
    print("| program | wall s | processor s |" + "".join(f" ratio to {base} |" for base in bases) + " spread |")
    print("|---|---|---|" + "---|" * len(bases) + "---|")
    for name, (wall, processor) in runs.items():
        spread = max(processor) / min(processor) - 1
        ratios = "".join(f" {min(processor) / min(runs[base][1]):.2f} |" for base in bases)
        print(f"| {name} | {seconds(wall)} | {seconds(processor)} |{ratios} {spread:.0%} |")


def print_speedup(times, one, two):
    """How much faster two threads are."""
    wall = {name: min(wall for wall, _ in times[name]) for name in (one, two)}
    print(f"\nwall time, {one} over {two}: {wall[one] / wall[two]:.2f}")


def capped(instructions, command):
    """The command with no vector instructions of ours wider than these."""
    return ["/usr/bin/env", f"FUNDSHARE_INSTRUCTIONS={instructions}", *command]
