#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make_run.sh PROGRAM DATA FOLDER: FOLDER/run is a small run of baseline with the tables of every question beside its own,
# as the report reads them. Made once for all tests, since each of them is a process.
set -eu
rm -rf "$3"
mkdir -p "$3"
"$1" run baseline --questions all --data "$2" --worlds 10240 --quiet --out "$3/run"
