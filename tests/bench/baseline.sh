#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# baseline.sh PROGRAM DATA: wall time of the baseline, five runs for each number of threads, fastest and slowest.
set -euo pipefail
program="$1"
data="$2"
worlds="${WORLDS:-200000}"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

for threads in 1 "$(nproc)"; do
  times=()
  for _ in 1 2 3 4 5; do
    started=$(date +%s%N)
    "$program" run baseline --data "$data" --worlds "$worlds" --threads "$threads" --out "$scratch/out" --quiet
    times+=($((($(date +%s%N) - started) / 1000000)))
  done
  mapfile -t times < <(printf '%s\n' "${times[@]}" | sort -n)
  printf '%s worlds, %s threads: %s to %s ms\n' "$worlds" "$threads" "${times[0]}" "${times[4]}"
done
