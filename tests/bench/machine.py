#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""machine.py [--peers FOLDER]: what the benchmarks run on: processor, compiler, libraries, vector instructions."""
import argparse
import json
import os
import pathlib
import platform
import shutil
import subprocess

import numpy as np

AVX512 = {"avx512f", "avx512dq", "avx512vl", "avx512bw"}  # what our widest loops ask for: instruction_set.hpp


def first_line(*command):
    """The first line that a command prints, or None where it is not installed or fails."""
    if not shutil.which(command[0]):
        return None
    result = subprocess.run(command, capture_output=True, text=True)
    return result.stdout.splitlines()[0] if result.returncode == 0 and result.stdout else None


def processor():
    """{key: value} of the first processor, as Linux tells."""
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n\n")[0]
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in text.splitlines())}


def our_instructions():
    """The widest set that fundshare takes here, as FUNDSHARE_INSTRUCTIONS names it."""
    flags = set(processor().get("flags", "").split())
    sets = ["baseline"] + ["avx2"] * ("avx2" in flags) + ["avx512"] * (flags >= AVX512 | {"avx2"})
    asked = os.environ.get("FUNDSHARE_INSTRUCTIONS")
    return asked if asked in sets else sets[-1]


def numpy_instructions():
    """Those that numpy picks at run time; benchmarks leave NPY_DISABLE_CPU_FEATURES alone."""
    try:
        from numpy._core import _multiarray_umath as core
    except ImportError:
        from numpy.core import _multiarray_umath as core
    return [name for name in core.__cpu_dispatch__ if core.__cpu_features__[name]]


def print_instructions():
    print(f"vector instructions: fundshare {our_instructions()}; numpy {' '.join(numpy_instructions()) or 'baseline'}")


def squiggle(peers):
    file = pathlib.Path(peers) / "node_modules/@quri/squiggle-lang/package.json"
    return json.loads(file.read_text(encoding="utf-8"))["version"] if file.is_file() else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", default="build/peers")
    peers = parser.parse_args().peers
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    rows = {
        "processor": f"{os.cpu_count()} x {processor().get('model name', platform.machine())}, {memory:.0f} GiB",
        "system": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}",
        "compiler": first_line(os.environ.get("CXX", "c++"), "--version"),
        "numpy": f"{np.__version__}, Python {platform.python_version()}",
        "BLAS of numpy": os.path.realpath(f"/usr/lib/{platform.machine()}-linux-gnu/libblas.so.3"),
        "OpenTURNS": first_line("dpkg-query", "-W", "-f", "${Version}", "libopenturns-dev"),
        "node": first_line("node", "--version"),
        "Squiggle": squiggle(peers)}
    for name, value in rows.items():
        print(f"{name}: {value or 'not installed'}")
    print_instructions()


if __name__ == "__main__":
    main()
