#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make_run.sh PROGRAM DATA FOLDER: FOLDER/run is a small run of baseline with the tables of every question beside its own,
# as the report reads them. Made once for all tests, since each of them is a process.
set -eu
program="$1" data="$2" folder="$3"
rm -rf "$folder"
mkdir -p "$folder"
"$program" run baseline --data "$data" --worlds 2000 --quiet --out "$folder/run"
for question in claims:2000 levers:1000 sensitivity:10240 frontier:2000; do
  name="${question%:*}"
  "$program" "$name" --data "$data" --worlds "${question#*:}" --quiet --out "$folder/$name"
  rm "$folder/$name/data_dictionary.csv"
  mv "$folder/$name"/*.csv "$folder/run/"
  rm -r "${folder:?}/$name"
done
