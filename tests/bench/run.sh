#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM ENGINE PLAIN LIMIT [LIMIT_AVX2]: every benchmark, as "cmake --build --preset bench" calls it.
# WORLDS (1000000), REPEATS (3), PEERS (build/peers) and PLOT (an SVG of the cost) are taken from the environment.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
worlds="${WORLDS:-1000000}"
repeats="${REPEATS:-3}"
peers="${PEERS:-$here/../../build/peers}"

echo "## Machine"
"$here/machine.py" --peers "$peers"
echo
echo "## Reference problem of 126 inputs, $worlds worlds"
"$here/problem_ratio.py" "$2" "$3" "$4" ${5:+--limit-avx2 "$5"} --worlds "$worlds" --repeats "$repeats" --peers "$peers"
echo
echo "## Baseline, $worlds worlds, every row of summary.csv"
"$here/baseline_ratio.py" "$1" --worlds "$worlds" --repeats "$repeats"
echo
echo "## The whole process at its default number of worlds"
WORLDS=200000 "$here/baseline.sh" "$1" "$here/../../data"
echo
echo "## Cost against worlds, threads and columns"
"$here/cost.py" "$1" --repeats "$repeats" ${PLOT:+--plot "$PLOT"}
echo
echo "## Questions on top of the model, each at its default"
"$here/questions.py" "$1" --repeats "$repeats"
