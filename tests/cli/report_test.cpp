// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "export/temporary_folder.hpp"
#include "support/well_formed.hpp"

namespace fundshare::report_test {
namespace {

using test::run_program;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct ReportTest : ::testing::Test {
  ReportTest() {
    const auto done = run_program({"run", "baseline", "--worlds", "500", "--quiet", "--out", "run"}, folder.path);
    EXPECT_EQ(done.code, 0) << done.err;
  }
  [[nodiscard]] std::string bytes(const std::string& file) const { return test::bytes_of(folder.path / file); }
  test::TemporaryFolder folder;
};

TEST_F(ReportTest, WritesThePageAndSaysWhere) {
  const auto done = run_program({"report", "run"}, folder.path);
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, StartsWith("wrote report.html ("));
  EXPECT_THAT(bytes("report.html"), StartsWith("<!DOCTYPE html>"));
  const auto printed = run_program({"report", "run", "--out", "-"}, folder.path);
  EXPECT_TRUE(printed.out == bytes("report.html"));
}

TEST_F(ReportTest, AFaultLeavesWhatIsThere) {
  test::put(folder.path / "report.html", "an older page");
  test::put(folder.path / "run" / "summary.csv", "scenario\nbaseline\n");
  const auto done = run_program({"report", "run"}, folder.path);
  EXPECT_EQ(done.code, 65);
  EXPECT_THAT(done.err, HasSubstr("run/summary.csv:1"));
  EXPECT_EQ(bytes("report.html"), "an older page");
  const auto missing = run_program({"report", "nowhere"}, folder.path);
  EXPECT_EQ(missing.code, 66);
  EXPECT_EQ(missing.err, "fundshare: nowhere: no such folder (make one with: fundshare run baseline)\n");
}

TEST_F(ReportTest, ATableThatWasChangedIsRefused) {
  std::string summary = bytes("run/summary.csv");
  const auto median = summary.find("coverage,1,total,2017,2025,spending,quantile,0.5,0.");
  ASSERT_NE(median, std::string::npos);
  summary[summary.find("0.5,0.", median) + 6] = '9';  // the first digit of the median
  test::put(folder.path / "run" / "summary.csv", summary);
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"report", "run"}, {"plot", "run", "--figure", "half_of_what"}}) {
    const auto done = run_program(call, folder.path);
    EXPECT_EQ(done.code, 65);
    EXPECT_THAT(done.err, StartsWith("fundshare: run/summary.csv: is not as the run wrote it: its sha256 is not"));
  }
  EXPECT_FALSE(test::fs::exists(folder.path / "report.html"));
}

TEST_F(ReportTest, WritesNoFileIntoTheRunNorInThePlaceOfAFolderOrALink) {
  test::fs::create_directories(folder.path / "kept");
  test::put(folder.path / "kept" / "thesis.md", "mine");
  test::put(folder.path / "target", "mine too");
  test::fs::create_symlink("target", folder.path / "link");
  for (const std::string out : {"kept", "link", "/dev/full", "run/report.html", "run/summary.csv", "none/x.html"}) {
    const auto done = run_program({"report", "run", "--out", out}, folder.path);
    EXPECT_EQ(done.code, 73) << out;
    EXPECT_THAT(done.err, HasSubstr(out));
  }
  EXPECT_EQ(bytes("kept/thesis.md"), "mine");
  EXPECT_EQ(bytes("target"), "mine too");
  EXPECT_TRUE(test::fs::is_symlink(folder.path / "link"));
  EXPECT_TRUE(test::fs::is_character_file("/dev/full"));
  EXPECT_EQ(run_program({"export", "notebook", "run", "--out", "run"}, folder.path).code, 73);
  EXPECT_EQ(run_program({"report"}, folder.path).err.find("fundshare: report needs a DIR"), 0U);
  EXPECT_EQ(run_program({"verify", "run"}, folder.path).code, 0);
}

TEST_F(ReportTest, OtherDataAreToldAndLeftOut) {
  test::fs::copy(FUNDSHARE_TEST_DATA_DIR, folder.path / "data", test::fs::copy_options::recursive);
  const auto claims = folder.path / "data" / "claims" / "claims.csv";
  std::string text = test::bytes_of(claims);
  test::put(claims, text.replace(text.find("Cyber operations"), 5, "Other"));
  const auto asked = run_program({"report", "run", "--data", "data"}, folder.path);
  EXPECT_EQ(asked.code, 65);
  EXPECT_EQ(asked.err, "fundshare: data: the data folder holds other tables than those that the run read\n");
  const auto found = run_program({"report", "run"}, folder.path, {"FUNDSHARE_DATA=" + (folder.path / "data").string()});
  EXPECT_EQ(found.code, 0);
  EXPECT_THAT(found.err, HasSubstr("names and addresses of sources are left out"));
  EXPECT_THAT(bytes("report.html"), HasSubstr("the sources are not listed"));
}

TEST_F(ReportTest, PlotWritesAFigureThatStandsAlone) {
  const auto done = run_program({"plot", "run", "--figure", "by_year"}, folder.path);
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(done.out, "wrote by_year.svg\n");
  EXPECT_EQ(test::xml_fault(bytes("by_year.svg")), "");
  EXPECT_THAT(bytes("by_year.svg"), HasSubstr("inputs rest on judgement"));
  const auto printed = run_program({"plot", "run", "--figure", "by_year", "--out", "-"}, folder.path);
  EXPECT_EQ(printed.out, bytes("by_year.svg"));
}

TEST_F(ReportTest, PlotListsItsFiguresWithoutAFolder) {
  const auto done = run_program({"plot", "--figure", "list"}, folder.path);
  EXPECT_EQ(done.code, 0);
  EXPECT_THAT(done.out, HasSubstr("half_of_what    what stolen cryptocurrency covers"));
}

TEST_F(ReportTest, PlotRefusesWhatItCannotDraw) {
  EXPECT_EQ(run_program({"plot", "run", "--figure", "half"}, folder.path).code, 64);
  EXPECT_EQ(run_program({"plot", "--figure", "by_year"}, folder.path).code, 64);
  const auto gif = run_program({"plot", "run", "--figure", "by_year", "--out", "x.gif"}, folder.path);
  EXPECT_EQ(gif.code, 64);
  EXPECT_EQ(gif.err, "fundshare: --out: 'x.gif' ends in none of .svg, .png and .pdf\n");
  const auto claims = run_program({"plot", "run", "--figure", "claims"}, folder.path);
  EXPECT_EQ(claims.code, 66);
  EXPECT_THAT(claims.err, HasSubstr("add --questions claims to the command that wrote this run"));
  EXPECT_EQ(test::tree(folder.path).size(), test::tree(folder.path / "run").size());  // nothing was written
}

TEST_F(ReportTest, WithoutTheConverterItsPackageIsNamed) {
  const auto done =
      run_program({"plot", "run", "--figure", "by_year", "--out", "x.png"}, folder.path, {"PATH=/nowhere"});
  EXPECT_EQ(done.code, 66);
  EXPECT_THAT(done.err, HasSubstr("apt-get install librsvg2-bin"));
  EXPECT_FALSE(test::fs::exists(folder.path / "x.png"));
}

/// A converter of ours in place of the Debian one: what is asked of it, and that its file is taken.
TEST_F(ReportTest, TheConverterIsAskedForTheFormat) {
  test::put(folder.path / "bin" / "rsvg-convert", "#!/bin/sh\nprintf '%s ' \"$1\" \"$2\" >\"$4\"\n");
  test::fs::permissions(folder.path / "bin" / "rsvg-convert", test::fs::perms::owner_all);
  const auto done = run_program({"plot", "run", "--figure", "by_year", "--out", "x.pdf"}, folder.path,
                                {"PATH=" + (folder.path / "bin").string() + ":/bin:/usr/bin"});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_EQ(bytes("x.pdf"), "--format pdf ");
}

}  // namespace
}  // namespace fundshare::report_test
