// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/spec/parse_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "fundshare/uncertainty/spec/overlay.hpp"
#include "fundshare/uncertainty/spec/parse_declaration.hpp"

namespace fundshare {
namespace {

std::string joined(const std::string& group, const std::string& key) { return group.empty() ? key : group + "." + key; }

std::string last_part(const std::string& name) { return name.substr(name.rfind('.') + 1); }

/// Whether a table is meant as an input, be it that its law is missing.
bool looks_like_input(const Node& node) {
  const auto names_input_key = [&node](const std::string& key) { return node.find(key) != nullptr; };
  return is_input(node) || (input_names(node).empty() && std::ranges::any_of(input_keys(), names_input_key));
}

/// Walks the groups of a document; gathers inputs, laws of single labels, and faults.
class InputReader {
 public:
  InputReader(const Node& root, const std::vector<std::string>& settings)
      : settings_{settings}, known_{input_names(root)} {
    known_.insert(known_.end(), settings.begin(), settings.end());
    read_group(root, "");
    for (const auto& label : label_laws_) attempt([&] { set_label_law(label.first, *label.second); });
    errors_.throw_if_any();
  }

  [[nodiscard]] std::vector<Declaration> inputs() && { return std::move(inputs_); }

 private:
  template <class Action>
  void attempt(Action action) {
    try {
      action();
    } catch (const InputError& fault) {
      errors_.add(fault);
    }
  }

  void read_group(const Node& group, const std::string& name) {
    for (const auto& entry : *group.table()) {
      const auto path = joined(name, entry.key);
      if (std::ranges::find(settings_, path) != settings_.end()) continue;
      const bool dotted = entry.key.find('.') != std::string::npos && !entry.key.ends_with(']');
      if (entry.key.ends_with(']') && entry.key.find('[') != std::string::npos) {
        label_laws_.emplace_back(path, &entry);
      } else if (looks_like_input(entry.value) && !dotted) {
        attempt([&] { inputs_.push_back(parse_declaration(entry.value)); });
      } else if (entry.value.table() && !entry.value.table()->empty() && !dotted) {
        read_group(entry.value, path);
      } else {
        errors_.add(named(entry.place, path), fmt::format("unknown key{}", suggestion(path)));
      }
    }
  }

  void set_label_law(const std::string& path, const NodeEntry& entry) {
    const auto bracket = path.find('[');
    const auto name = path.substr(0, bracket);
    const auto label = path.substr(bracket + 1, path.size() - bracket - 2);
    const auto input = std::ranges::find(inputs_, name, &Declaration::name);
    if (input == inputs_.end()) {
      if (std::ranges::find(known_, name) != known_.end()) return;  // a fault of that input is on the list
      throw InputError{named(entry.place, path), fmt::format("no input '{}'{}", printable(name, 80), suggestion(name))};
    }
    const Place& at = entry.value.place;
    input->by_label.insert_or_assign(label, Declaration::LabelLaw{parse_law_or_choice(entry.value, input->choices),
                                                                  Place{at.file, at.line, at.column, path}});
  }

  static Place named(const Place& at, const std::string& name) { return {at.file, at.line, at.column, name}; }

  /// The nearest name of the same group, else the same last part in another group, else the nearest name.
  std::string suggestion(const std::string& path) const {
    const auto group = path.substr(0, path.size() - last_part(path).size());
    std::vector<std::string> beside;
    for (const auto& name : known_) {
      if (name.starts_with(group) && name.find('.', group.size()) == std::string::npos)
        beside.push_back(last_part(name));
    }
    const auto near = nearest(last_part(path), beside);
    if (!near.empty()) return fmt::format(" (nearest: {}{})", group, near);
    const auto same = std::ranges::find(known_, last_part(path), last_part);
    if (same != known_.end()) return fmt::format(" (nearest: {})", *same);
    return hint(path, known_);
  }

  std::vector<std::string> settings_, known_;
  std::vector<Declaration> inputs_;
  std::vector<std::pair<std::string, const NodeEntry*>> label_laws_;
  ErrorList errors_;
};

}  // namespace

std::vector<Declaration> parse_inputs(const Node& root, const std::vector<std::string>& settings) {
  return InputReader{root, settings}.inputs();
}

}  // namespace fundshare
