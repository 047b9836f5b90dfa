#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# install.sh [FOLDER]: fetches and builds the peers that are not in this tree, into FOLDER (build/peers).
# Needs apt-get with the rights to install, and npm. Only benchmarks use them. OpenTURNS brings ATLAS, which then serves
# Debian's numpy in place of the plain BLAS: 1 % of the reference problem in numpy is matrix products.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
folder="${1:-$here/../../../build/peers}"
mkdir -p "$folder"
apt-get install -y --no-install-recommends libopenturns-dev
"${CXX:-c++}" -std=c++20 -O2 "$here/problem_openturns.cpp" -o "$folder/problem_openturns" -lOT
npm install --prefix "$folder" --no-audit --no-fund @quri/squiggle-lang@0.10.0
