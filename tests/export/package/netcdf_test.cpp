// SPDX-License-Identifier: Apache-2.0
// Only in builds with FUNDSHARE_NETCDF.
#include "fundshare/export/package/netcdf_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <limits>

#include "export/temporary_folder.hpp"
#include "fundshare/base/error.hpp"

namespace fundshare::netcdf_test {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
const std::vector<double> first{0.1, -0.0}, second{5e-324, -infinite}, third{2.0}, fourth{-3.0};

/// The low `size` bytes of a number, highest first, as XDR has them.
std::string big_endian(std::uint64_t number, int size) {
  std::string bytes;
  for (int k = size - 1; k >= 0; --k) bytes += static_cast<char>(number >> (8 * k) & 0xff);
  return bytes;
}

std::string whole(std::uint64_t number) { return big_endian(number, 4); }

/// A name or a text: its length, itself, zeros up to a multiple of four bytes.
std::string padded(std::string text) {
  const std::string length = whole(text.size());
  text.resize((text.size() + 3) / 4 * 4, '\0');
  return length + text;
}

std::string doubles(const std::vector<double>& values) {
  std::string bytes;
  for (const double value : values) bytes += big_endian(std::bit_cast<std::uint64_t>(value), 8);
  return bytes;
}

/// A variable of doubles along dimension 0 without attributes: type 6, 24 bytes from `begin` on.
std::string variable(const std::string& name, std::uint64_t begin) {
  return padded(name) + whole(1) + whole(0) + whole(0) + whole(0) + whole(6) + whole(24) + big_endian(begin, 8);
}

// The bytes of the format with 64-bit offsets by its specification (NetCDF User's Guide, appendix B): magic number, no
// records, tags 10, 12 and 11 before dimensions, attributes and variables, then the columns one after the other.
TEST(NetcdfFile, HasTheBytesOfTheClassicFormat) {
  const test::TemporaryFolder folder;
  const auto path = folder.path / "draws.nc";
  const auto file = netcdf_file({"share", "usd"}, {{"seed", "7"}, {"title", "draws"}}, 3, path);
  const std::vector<std::span<const double>> one{first, second}, two{third, fourth};
  file->write_group(one);
  file->write_group(two);
  file->finish();
  const std::string head = "CDF\x02" + whole(0) + whole(10) + whole(1) + padded("world") + whole(3) +  //
                           whole(12) + whole(2) + padded("seed") + whole(2) + padded("7") +            //
                           padded("title") + whole(2) + padded("draws") + whole(11) + whole(2);
  const std::uint64_t data = head.size() + 2 * variable("usd_", 0).size() + 4;  // "share" takes four bytes more
  EXPECT_TRUE(test::bytes_of(path) == head + variable("share", data) + variable("usd", data + 24) +
                                          doubles({0.1, -0.0, 2.0}) + doubles({5e-324, -infinite, -3.0}));
}

TEST(NetcdfFile, RefusesWhatItCannotWrite) {
  const test::TemporaryFolder folder;
  const auto refusal = [](const test::fs::path& path) {
    try {
      (void)netcdf_file({"share"}, {}, 3, path);
    } catch (const Error& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  const auto path = folder.path / "draws.nc";
  test::put(path, "years of work");
  EXPECT_EQ(refusal(path), path.string() + ": cannot write (NetCDF: File exists && NC_NOCLOBBER)");
  EXPECT_EQ(test::bytes_of(path), "years of work");
  EXPECT_THAT(refusal(folder.path / "none" / "draws.nc"), ::testing::EndsWith("(No such file or directory)"));
}

}  // namespace
}  // namespace fundshare::netcdf_test
