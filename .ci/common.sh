# SPDX-License-Identifier: Apache-2.0
# Read by every check: where things are, and what several checks do.
# shellcheck shell=bash
set -euo pipefail
root="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)"
scratch="$root/build/ci"  # the checks build here
jobs="${FUNDSHARE_CI_JOBS:-$(nproc)}"
mkdir -p "$scratch"
cd "$root"

complain() { printf '%s\n' "$*" >&2; }

# Files under version control, or about to be, that match the patterns; all files where git does not know the folder.
files() {
  if git -C "$root" rev-parse >/dev/null 2>&1; then
    git -C "$root" ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r f; do
      if [[ -f "$f" ]]; then printf '%s\n' "$f"; fi
    done
  else
    local pattern
    for pattern in "$@"; do find . -path ./build -prune -o -path ./results -prune -o -type f -path "*$pattern" -print; done
  fi
}

# configure_with COMPILER FOLDER [CMAKE ARGUMENTS]: a build of the project of its own, quiet unless it fails.
configure_with() {
  local -r compiler="$1" folder="$2"
  shift 2
  quietly cmake -S "$root" -B "$scratch/$folder" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" "$@"
}

quietly() {
  local output
  output="$("$@" 2>&1 </dev/null)" || {
    local -r code=$?
    complain "$output"
    complain "'$*' failed with code $code"
    return "$code"
  }
}
