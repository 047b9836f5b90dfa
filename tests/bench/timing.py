# SPDX-License-Identifier: Apache-2.0
"""Times programs in turn on one machine: wall and processor seconds, and the load that they met."""
import os
import subprocess
import time

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


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


def print_ratios(times, base):
    """A Markdown table; ratios are of least processor time, which a busy machine disturbs less than wall time."""
    least = {name: min(processor for _, processor in runs) for name, runs in times.items()}
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print(f"| program | wall s | processor s | processor time against {base} |\n|---|---|---|---|")
    for name, runs in times.items():
        wall, processor = zip(*runs)
        print(f"| {name} | {min(wall):.2f} to {max(wall):.2f} | {min(processor):.2f} to {max(processor):.2f} | "
              f"{least[name] / least[base]:.2f} |")
