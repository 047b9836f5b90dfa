// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.hpp"

namespace fundshare::cli {

std::string help_text() {
  return R"(fundshare: how much of North Korea's missile programme stolen cryptocurrency covers

usage: fundshare run SCENARIO [options]    compute a scenario and write its tables
       fundshare law LAW [options]         show mean, sd and quantiles of a probability law
       fundshare --version
       fundshare COMMAND --help            the options of a command

examples:
  fundshare run baseline
  fundshare run baseline --set theft.basis=incidents --out results/incidents
  fundshare law '{ beta = [2, 10] }'
)";
}

std::string run_help_text() {
  return R"(usage: fundshare run SCENARIO [options]

SCENARIO is a shipped name (data/scenarios/NAME.toml) or the path of a .toml file.

  --worlds N      worlds to draw, 1 to 1000000000 (200000)
  --seed S        seed of the random numbers, 0 to 18446744073709551615 (1)
  --threads T     threads (one per core); the numbers do not depend on it
  --out DIR       folder of the results (results/SCENARIO); a folder of an earlier run is replaced,
                  any other is refused
  --set KEY=VALUE change one setting; may be given many times
  --data DIR      folder of the tables (FUNDSHARE_DATA, else the one that came with the program)
  --json          print the answer as JSON with every digit
  --quiet         print nothing but errors
  -h, --help      this text

examples:
  fundshare run baseline
  fundshare run baseline --set theft.basis=incidents
  fundshare run baseline --set 'allocation.missile_share={ beta = [4, 2] }' --out results/more_for_missiles
  fundshare run my_scenario.toml --worlds 1000000 --json

exit codes: 0 done, 64 command line, 65 content of a file, 66 a file that is missing, 70 internal,
73 the results cannot be put there, 74 a disk that fails or is full, 130 and 143 stopped by a signal
)";
}

std::string law_help_text() {
  return R"(usage: fundshare law LAW [options]

LAW is what a scenario may write for an input: a number, { uniform = [low, high] }, { triangular = [low, mode, high] },
{ pert = [low, mode, high] }, { normal = [mean, sd] }, { lognormal = { q05 = low, q95 = high } }, { beta = [a, b] },
{ gamma = [shape, scale] }, { poisson = mean }, { bernoulli = p }, { discrete = { values = [...], weights = [...] } },
{ mixture = [ { weight = w, law = {...} }, ... ] }.

  --at P,...      probabilities of the quantiles, such as 0.05,0.5,upper:1e-9
                  (.01,.05,.10,.25,.5,.75,.9,.95,.99); upper:P is the x that is passed with probability P
  --json          print JSON
  -h, --help      this text

examples:
  fundshare law '{ beta = [2, 10] }'
  fundshare law '{ lognormal = { q05 = 50e6, q95 = 400e6 } }' --at 0.5,upper:0.001
)";
}

}  // namespace fundshare::cli
