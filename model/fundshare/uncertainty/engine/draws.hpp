// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "fundshare/uncertainty/engine/input.hpp"
#include "fundshare/uncertainty/engine/sampler_cache.hpp"
#include "fundshare/uncertainty/random/points.hpp"

namespace fundshare {

/// Worlds per block: a multiple of every vector width, small enough that a model's arrays stay in the cache.
inline constexpr std::size_t block_worlds = 256;

/// Some worlds of a block: their places in it.
using Places = std::span<const std::uint32_t>;

/// The inputs of a run compiled for drawing: one entry per stream, one sampler per distinct law. Immutable, shared by
/// threads.
class Streams {
 public:
  /// \param samplers  where samplers are looked up, and kept for others
  explicit Streams(const InputSet& set, std::shared_ptr<SamplerCache> samplers = std::make_shared<SamplerCache>());
  /// The same streams with some replaced. \throws std::logic_error if an override names no stream
  Streams(const InputSet& set, const Streams& base, const Variant& variant);

  struct Stream {
    std::uint64_t id;                   ///< hash of the stream's name
    std::optional<std::uint64_t> seed;  ///< draws of another seed than the run's
    const Sampler* sampler;
    std::optional<double> constant;  ///< nothing is drawn
    std::optional<double> frozen;    ///< as constant, by an override
    double mean = 0.0;               ///< of the law
    int group = -1, member = -1;     ///< place in a dependence
    bool replaced = false;
    bool set_by_label = false;  ///< an override gives this very label a law, a value or a move
    Move move = {};
    [[nodiscard]] bool is_moved() const { return move.scale != 1.0 || move.shift != 0.0; }
    [[nodiscard]] double moved(double x) const { return move.scale * x + move.shift; }
  };
  [[nodiscard]] const Stream& at(std::size_t input, std::size_t label) const {
    return streams_[offsets_[input] + label];
  }
  [[nodiscard]] std::size_t index(std::size_t input, std::size_t label) const { return offsets_[input] + label; }
  [[nodiscard]] const Stream& flat(std::size_t index) const { return streams_[index]; }
  [[nodiscard]] std::size_t size() const { return streams_.size(); }
  [[nodiscard]] const InputSet& set() const { return *set_; }
  /// The first stage that reads a stream that is replaced. \param stage_of  the first stage that reads an input
  [[nodiscard]] int first_stage(const std::function<int(std::size_t)>& stage_of) const;
  /// Largest error of the tables that these streams draw from, relative to max(|x|, 1e-6 sd) of their law.
  [[nodiscard]] double error_bound() const;
  /// How the draws of each stream are made, in the order of the streams.
  [[nodiscard]] std::vector<Sampling> samplings() const;

 private:
  void replace_group(int group);

  const InputSet* set_;
  std::vector<std::size_t> offsets_;
  std::vector<Stream> streams_;
  std::shared_ptr<SamplerCache> samplers_;  ///< keeps alive what the streams point to
};

/// One block of draws of one variant. World-scope columns stay for the block, the others until the third next call.
class Draws {
 public:
  /// \param base   draws of the unchanged scenario, whose world-scope columns are used where nothing is replaced
  /// \param other  draws by another seed, whose world-scope columns are used where a stream takes that seed and
  /// nothing else is replaced; started for each block before this
  Draws(const Streams& streams, const Points& points, const Draws* base = nullptr, Draws* other = nullptr);

  /// Forgets the last block. \param worlds  at most block_worlds
  void start(std::uint64_t first_world, std::size_t worlds);

  /// The draws of a stream, one per world of the block, in the input's unit.
  [[nodiscard]] std::span<const double> operator()(std::size_t input, std::size_t label = 0);

  /// The same draws for some worlds of the block: x[i] is that of the world in places[i]. For streams of year or
  /// incident scope no others are drawn. The column stays until the third next call.
  [[nodiscard]] std::span<const double> at(std::size_t input, std::size_t label, Places places);

  /// The value of a stream that is the same in every world: nothing needs to be drawn.
  [[nodiscard]] std::optional<double> constant(std::size_t input, std::size_t label = 0) const;

  /// Mean of what the stream draws: of its law, or the frozen value.
  [[nodiscard]] double mean(std::size_t input, std::size_t label = 0) const;

  /// Whether an override of the variant names this label and gives it a law, a value or a move: then it wins over what
  /// a table says of the row.
  [[nodiscard]] bool set_by_label(std::size_t input, std::size_t label) const {
    return streams_->at(input, label).set_by_label;
  }

  [[nodiscard]] std::size_t worlds() const { return worlds_; }

 private:
  [[nodiscard]] bool is_of_other(const Streams::Stream& stream, std::size_t index) const;
  [[nodiscard]] std::span<double> scratch(std::size_t size) {
    return {scratch_[next_scratch_++ % scratch_.size()].data(), size};
  }
  void draw(const Streams::Stream& stream, std::size_t index, std::optional<Places> places, std::span<double> out);
  void uniforms(const Streams::Stream& stream, std::size_t index, std::optional<Places> places,
                std::span<double> out) const;
  [[nodiscard]] std::span<const double> coupled_uniforms(const Streams::Stream& stream);
  const std::vector<double>& coupled(int group);

  const Streams* streams_;
  const Points* points_;
  const Draws* base_;
  Draws* other_;
  std::uint64_t first_world_ = 0;
  std::size_t worlds_ = 0, next_scratch_ = 0;
  std::vector<std::vector<double>> kept_;    ///< world-scope columns, by stream; empty vector: never drawn
  std::vector<char> is_drawn_;               ///< whether kept_ holds this block's draws
  std::vector<std::vector<double>> groups_;  ///< coupled uniforms of each dependence
  std::vector<char> is_coupled_;
  std::array<std::array<double, block_worlds>, 4> scratch_{};
};

}  // namespace fundshare
