// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/common_options.hpp"
#include "cli/completion/scripts.hpp"
#include "cli/standard_output.hpp"
#include "fundshare/export/json_documents.hpp"

namespace fundshare::cli {
namespace {

void execute_completion(const Arguments& arguments, const std::atomic<bool>& /*stop*/) {
  const std::string shell = *arguments.text("SHELL");
  const std::string script = completion_script(shell);
  print(arguments.has("--json") ? texts_json({{"shell", shell}, {"script", script}}) : script);
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .summary = "print the completion script of a shell",
          .arguments = {{.name = "SHELL",
                         .meaning = "bash, zsh or fish",
                         .missing = "a SHELL: bash, zsh or fish",
                         .accepts = OneOf{completion_shells()}}},
          .notes =
              "cmake --install puts the scripts where the shells look. Without an installation:\n"
              "  bash   . <(fundshare completion bash)\n"
              "  zsh    fundshare completion zsh > DIR/_fundshare, with DIR in fpath before compinit\n"
              "  fish   fundshare completion fish > ~/.config/fish/completions/fundshare.fish",
          .options = {json_option("print JSON: shell and script")},
          .examples = {"fundshare completion bash", "fundshare completion zsh > _fundshare"},
          .execute = execute_completion};
}

}  // namespace fundshare::cli
