#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every page of the manual by mandoc's checker and by groff with all warnings, whichever are there; 77 (skipped) where
# neither is. The argument is the program.
set -euo pipefail
program="$1"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$program" manual --out "$folder"
found=0 checkers=0
if command -v mandoc >/dev/null; then
  checkers=$((checkers + 1))
  # Pages have no date on purpose: outputs depend on no clock.
  if mandoc -Tlint -Wwarning "$folder"/*.1 | grep -v 'missing date'; then found=1; fi
fi
if command -v groff >/dev/null && groff -man -Tascii /dev/null >/dev/null 2>&1; then
  checkers=$((checkers + 1))
  for page in "$folder"/*.1; do
    if [[ -n "$(groff -man -Tascii -ww "$page" 2>&1 >/dev/null)" ]]; then
      groff -man -Tascii -ww "$page" 2>&1 >/dev/null | head -5
      found=1
    fi
  done
fi
if ((checkers == 0)); then
  echo "neither mandoc nor groff is installed: the manual is not checked"
  exit 77
fi
echo "$(find "$folder" -name '*.1' | wc -l) pages, $checkers checkers"
exit "$found"
