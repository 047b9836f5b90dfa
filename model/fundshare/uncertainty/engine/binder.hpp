// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>

#include "fundshare/uncertainty/engine/declaration.hpp"

namespace fundshare {

/// The values that an input may take, by its meaning: its law must not reach outside. Where zero is not allowed, a law
/// that touches it only with probability 0, such as PERT(0, 1, 2), still is.
struct Support {
  double low, high;
  bool zero_allowed = true;
};
inline constexpr Support unbounded{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
inline constexpr Support non_negative{0.0, std::numeric_limits<double>::infinity()};
inline constexpr Support unit_interval{0.0, 1.0};
inline constexpr Support positive{0.0, std::numeric_limits<double>::infinity(), false};
inline constexpr Support positive_share{0.0, 1.0, false};

/// Where a model's stages claim the inputs they read, by name. What is declared and never claimed is a misspelling and
/// is refused, with the nearest name; what is claimed and not declared is refused too.
class Binder {
 public:
  /// \param source  name of the scenario, for messages
  Binder(std::vector<Declaration> declarations, std::string source);

  /// Inputs claimed from here on belong to this stage (1, 2, ...); claimed twice, an input keeps its first stage.
  void enter_stage(int stage) { stage_ = stage; }

  /// One value per world. \return the number of the input, for Draws
  std::size_t world(const std::string& name, Support support);
  /// One world-scope value per label, such as one unit cost per class.
  std::size_t world_by(const std::string& name, Support support, const std::vector<std::string>& labels,
                       std::span<const Law> row_laws = {});
  /// One value per calendar year, first to last.
  std::size_t year(const std::string& name, Support support, int first, int last);
  /// One value per row of a table. \param row_laws  law of each row, where the declaration leaves it to the rows
  std::size_t incident(const std::string& name, Support support, const std::vector<std::string>& labels,
                       std::span<const Law> row_laws = {});

  /// Value k of a categorical input is choices[k]. \throws InputError if the scenario's choices are not these
  std::size_t category(const std::string& name, const std::vector<std::string>& choices);

  /// Says that an input is known and that this run has no use for it: it may be declared, and is not part of the set.
  void leave_out(const std::string& name);

  /// Whether the scenario sets `name[label]` by itself, so that it wins over what a table says of that row.
  [[nodiscard]] bool sets_label(const std::string& name, const std::string& label) const;

  [[nodiscard]] int stage_of(std::size_t input) const { return stages_[input]; }
  [[nodiscard]] const Input& input(std::size_t number) const { return set_.inputs[number]; }

  /// Everything claimed, with the dependences. \throws InputError for declarations that no stage reads
  [[nodiscard]] InputSet finish(const std::vector<DependenceDeclaration>& dependences);

 private:
  std::size_t claim(const std::string& name, Scope scope, Support support, std::vector<std::string> labels,
                    std::span<const Law> row_laws);
  [[nodiscard]] std::vector<Law> laws_of(const Declaration& declared, const std::vector<std::string>& labels,
                                         std::span<const Law> row_laws) const;
  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
  [[nodiscard]] Dependence bind(const DependenceDeclaration& declared) const;

  std::vector<Declaration> declarations_;
  std::vector<char> claimed_;  ///< or left out
  std::vector<std::string> left_out_;
  std::string source_;
  int stage_ = 1;
  std::vector<int> stages_;
  InputSet set_;
};

}  // namespace fundshare
