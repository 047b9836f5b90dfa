#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing (Debian 12), builds, and runs or tests fundshare. "./fundshare.sh help" says how.
set -euo pipefail

# The package lists: the only place where they are written down.
build_packages=(g++ cmake ninja-build libeigen3-dev libboost-dev libboost-math-dev libfccp-dev libfmt-dev libcli11-dev
  libtomlplusplus-dev nlohmann-json3-dev libssl-dev libxlsxwriter-dev libzstd-dev)
test_packages=(libgtest-dev libgmock-dev librandom123-dev python3 python3-numpy)
check_packages=(clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev binutils git libnetcdf-dev zsh fish mandoc)
# What the notebooks, the outside readers of a run folder and the check of the report in a browser need.
page_packages=(python3-nbformat python3-nbclient python3-nbconvert python3-ipykernel python3-pandas python3-matplotlib
  python3-openpyxl r-base-core r-cran-readr r-cran-rmarkdown r-cran-ggplot2 pandoc csvkit libreoffice-calc
  chromium librsvg2-bin)

root="$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)"
build="$root/build/release"
log="$root/build/fundshare.log"

usage() {
  cat <<'TEXT'
usage: ./fundshare.sh COMMAND

  run [ARGUMENTS]   build, then "fundshare run ARGUMENTS"; without arguments "fundshare run baseline"
  law, ...          build, then "fundshare law ...", and so for every other command of the program
  test              build and run every test
  build             build build/release/fundshare
  prepare WHAT...   only install packages; WHAT is build, test, checks or pages
  help              this text, and the commands of the program if it is built

Missing Debian packages are installed first, as root or through sudo; their names are printed.
For the options of run: ./fundshare.sh run --help
TEXT
  if [[ -x "$build/fundshare" ]]; then printf '\n' && "$build/fundshare" --help; fi
}

# The first words of the program's commands, from the rows of its table, so that a slip is refused without a build.
is_program_command() {
  sed -nE 's/^.*\.name = "([a-z]+)[a-z ]*".*/\1/p' "$root"/model/cli/*.cpp "$root"/model/cli/questions/*.cpp | grep -qxF -- "$1"
}

say() { printf 'fundshare.sh: %s\n' "$*" >&2; }

fail() {
  local -r code="$1"
  shift
  say "$@"
  exit "$code"
}

is_debian_12() {
  [[ -r /etc/os-release ]] && (. /etc/os-release && [[ "${ID:-}" == debian && "${VERSION_ID:-}" == 12 ]])
}

# Elsewhere we install nothing: the names and versions of packages differ.
check_tools() {
  local tool
  for tool in cmake ninja c++; do
    command -v "$tool" >/dev/null || fail 69 "this is not Debian 12, and '$tool' is not here; please install" \
      "CMake 3.24 or newer, Ninja, a C++20 compiler and the libraries that README.md names, then try again"
  done
  [[ -f "$build/build.ninja" ]] || say "this is not Debian 12: installing nothing, building with the tools that are here"
}

missing_packages() {
  local -r there=" $(dpkg-query -W -f='${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
  local name
  for name in "$@"; do [[ "$there" == *" installed:$name "* ]] || printf '%s\n' "$name"; done
}

# Installs those of the named packages that are not there; silent when all are.
ensure_packages() {
  if ! is_debian_12; then check_tools && return; fi
  local missing=() as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail 69 "please run as root: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  mkdir -p "$root/build"
  local -r apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
  if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    fail 69 "apt-get could not install the packages (its output is above)"
  fi
}

# Shows a command's "[n/m]" lines as one line that is rewritten, on a terminal only.
progress() {
  local line
  while IFS= read -r line; do
    if [[ -t 2 && "$line" =~ ^\[([0-9]+/[0-9]+)\] ]]; then printf '\rbuilding %s ' "${BASH_REMATCH[1]}" >&2; fi
  done
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
}

logged() {  # a command whose output is shown only if it fails
  if ! "$@" 2>&1 </dev/null | tee "$log" | progress; then
    cat "$log" >&2
    fail 70 "'$*' failed (its output is above)"
  fi
}

cached() { grep -qx "$1" "$build/CMakeCache.txt" 2>/dev/null; }

# configure ON|OFF: with or without the tests; does nothing where the build folder already has what is asked.
configure() {
  mkdir -p "$root/build"
  if [[ -f "$build/CMakeCache.txt" ]] && ! cached "CMAKE_HOME_DIRECTORY:INTERNAL=$root"; then rm -rf "$build"; fi
  if [[ -f "$build/build.ninja" ]] && { [[ "$1" == OFF ]] || cached 'FUNDSHARE_BUILD_TESTS:BOOL=ON'; }; then return; fi
  logged cmake -S "$root" -B "$build" --preset release -DFUNDSHARE_BUILD_TESTS="$1"
}

build_target() {
  local -r started=$SECONDS
  if [[ ! -t 2 && ! -x "$build/fundshare" ]]; then say "building (a few minutes the first time)"; fi
  logged cmake --build "$build" --parallel "$(nproc)" --target "$1"
  if ((SECONDS - started > 2)); then say "built in $((SECONDS - started)) s"; fi
}

prepare_program() {
  ensure_packages "${build_packages[@]}"
  configure OFF
  build_target fundshare_cli
}

run_tests() {
  ensure_packages "${build_packages[@]}" "${test_packages[@]}"
  configure ON
  build_target all
  local code=0
  ctest --test-dir "$build" --output-on-failure --no-tests=error --no-label-summary -j "$(nproc)" "$@" \
    >"$log" 2>&1 </dev/null || code=$?
  if ((code)); then grep -v ' Passed \|^ *Start ' "$log" || true; else sed -n '/tests passed/,$p' "$log"; fi
  return "$code"
}

command_name="${1:-help}"
if (($#)); then shift; fi
case "$command_name" in
  run)
    prepare_program
    if (($# == 0)); then set -- baseline; fi
    exec "$build/fundshare" run "$@"
    ;;
  test) run_tests "$@" ;;
  build)
    ensure_packages "${build_packages[@]}"
    configure OFF
    build_target all
    say "built $build/fundshare"
    ;;
  prepare)
    packages=("${build_packages[@]}")
    for what in "$@"; do
      case "$what" in
        build) ;;
        test) packages+=("${test_packages[@]}") ;;
        checks) packages+=("${test_packages[@]}" "${check_packages[@]}") ;;
        pages) packages+=("${page_packages[@]}") ;;
        *) fail 64 "prepare takes build, test, checks or pages, not '$what'" ;;
      esac
    done
    ensure_packages "${packages[@]}"
    ;;
  help | -h | --help) usage ;;
  *)
    is_program_command "$command_name" || { usage >&2 && fail 64 "unknown command '$command_name'"; }
    prepare_program
    exec "$build/fundshare" "$command_name" "$@"
    ;;
esac
