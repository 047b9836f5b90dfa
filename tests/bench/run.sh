#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM ENGINE PLAIN LIMIT: every benchmark, as "cmake --build --preset bench" calls it.
# WORLDS (1000000) and REPEATS (3) are taken from the environment.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
worlds="${WORLDS:-1000000}"
repeats="${REPEATS:-3}"

echo "## Machine"
grep -m1 'model name' /proc/cpuinfo
c++ --version | head -n1
/usr/bin/python3 -c 'import numpy, sys; print("Python", sys.version.split()[0], "numpy", numpy.__version__)'
echo
echo "## Reference problem of 126 inputs, $worlds worlds"
"$here/problem_ratio.py" "$2" "$3" "$4" --worlds "$worlds" --repeats "$repeats" --peers "${PEERS:-$here/../../build/peers}"
echo
echo "## Baseline, $worlds worlds, every row of summary.csv"
"$here/baseline_ratio.py" "$1" --worlds "$worlds" --repeats "$repeats"
echo
echo "## The whole process at its default number of worlds"
WORLDS=200000 "$here/baseline.sh" "$1" "$here/../../data"
echo
echo "## Cost against worlds, threads and columns"
"$here/cost.py" "$1" --repeats "$repeats"
echo
echo "## Questions on top of the model, each at its default"
"$here/questions.py" "$1" --repeats "$repeats"
