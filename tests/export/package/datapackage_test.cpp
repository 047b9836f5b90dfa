// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/package/datapackage.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "export/package/made_files.hpp"
#include "fundshare/evidence/csv_guard.hpp"
#include "fundshare/export/json_documents.hpp"
#include "fundshare/export/package/check_table.hpp"
#include "fundshare/export/package/table_schema.hpp"
#include "fundshare/export/schema.hpp"
#include "fundshare/export/sha256.hpp"

namespace fundshare::datapackage_test {
namespace {

using Json = nlohmann::json;

TEST(DataPackage, HasEveryOtherFileWithItsSizeAndDigest) {
  const auto files = test::made_files();
  ASSERT_EQ(files.back().name, "datapackage.json");
  const Json package = Json::parse(files.back().bytes);
  EXPECT_EQ(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
  const auto& resources = package["resources"];
  ASSERT_EQ(resources.size(), files.size() - 1);
  std::set<std::string> names;
  for (std::size_t k = 0; k < resources.size(); ++k) {
    EXPECT_EQ(resources[k]["path"], files[k].name);
    EXPECT_EQ(resources[k]["bytes"], files[k].bytes.size());
    EXPECT_EQ(resources[k]["hash"], "sha256:" + sha256_hex(files[k].bytes));
    EXPECT_EQ(resources[k].contains("schema"), files[k].name.ends_with(".csv")) << files[k].name;
    const std::string name = resources[k]["name"];
    EXPECT_TRUE(names.insert(name).second && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_-.") == name.npos);
  }
  EXPECT_GT(package["sources"].size(), 200U);
  for (const auto& source : package["sources"]) EXPECT_TRUE(std::string{source["path"]}.starts_with("http"));
}

TEST(DataPackage, ItsFieldsHaveTypeUnitAndConstraints) {
  const Json schema = Json::parse(json_text(table_schema("exceedance.csv")));
  const auto field = [&](const std::string& name) {
    for (const auto& each : schema["fields"]) {
      if (each["name"] == name) return each;
    }
    return Json{};
  };
  EXPECT_EQ(field("scenario")["type"], "string");
  EXPECT_EQ(field("year_start")["type"], "integer");
  EXPECT_EQ(field("year_start")["constraints"], (Json{{"required", true}, {"minimum", 1950}, {"maximum", 2100}}));
  EXPECT_EQ(field("probability")["unit"], "1");
  EXPECT_EQ(field("probability")["constraints"], (Json{{"minimum", 0.0}, {"maximum", 1.0}}));
  EXPECT_EQ(field("window")["constraints"]["enum"], (Json{"year", "rolling3", "total"}));
  EXPECT_EQ(schema["missingValues"], Json{""});
  EXPECT_EQ(schema["uniqueKeys"][0].size(), 8U);  // one of its columns may be empty
  EXPECT_EQ(Json::parse(json_text(table_schema("summary_wide.csv")))["primaryKey"].size(), 5U);
}

TEST(DataPackage, EveryTableObeysItsOwnSchema) {
  const auto files = test::made_files();
  for (const auto& file : files) {
    if (!file.name.ends_with(".csv")) continue;
    Faults faults;
    const auto rules = read_table_rules(table_schema(file.name), file.name);
    EXPECT_EQ(check_table(file.bytes, file.name, rules, faults), file.rows);
    EXPECT_EQ(faults.count(), 0U) << faults.text(5);
  }
}

TEST(DataPackage, EverySchemaCanBeMadeAndReadAgain) {
  for (const auto& column : output_schema()) {
    const Node schema = table_schema(column.file);
    EXPECT_LE(schema_of(column.file).size(), most_columns) << column.file;  // or no check could read it
    EXPECT_TRUE(same_value(schema, parse_json(json_text(schema), "schema"))) << column.file;
  }
}

TEST(DataPackage, AndEveryFileAreTheSameForEqualRuns) {
  const auto one = test::made_files(), two = test::made_files();
  for (std::size_t k = 0; k < one.size(); ++k) EXPECT_TRUE(one[k].bytes == two[k].bytes) << one[k].name;
}

TEST(ParseJson, GivesTreesOfValuesAndNamesThePlaceOfAFault) {
  const Node tree = parse_json(R"({"a": [1, -2.5, true, "x"], "big": 18446744073709551615, "none": null})", "a.json");
  EXPECT_EQ(json_text(tree),
            "{\n  \"a\": [\n    1,\n    -2.5,\n    true,\n    \"x\"\n  ],\n  \"big\": "
            "1.8446744073709552e+19,\n  \"none\": \"\"\n}\n");
  try {
    (void)parse_json("{\n  \"a\": }\n", "a.json");
    FAIL();
  } catch (const InputError& fault) {
    EXPECT_STREQ(fault.what(), "a.json:2:8: this is not JSON");
  }
}

TEST(ParseJson, KeepsThePlaceOfEveryValue) {
  const std::string text =
      "\xef\xbb\xbf{ \"a\\n\": 1,\n  \"list\": [ true, {\"in\": -2}, [] , \"x, ]\\\"\" ],\n\"none\": null, \"a\\n\" : "
      "{}\n}\n";
  const Node tree = parse_json(text, "a.json");
  const auto place = [](const Node& node) {
    return std::to_string(node.place.line) + ":" + std::to_string(node.place.column) + " " + node.place.name;
  };
  EXPECT_EQ(place(tree), "1:4 ");
  EXPECT_EQ(place(*tree.find("list")), "2:11 list");
  const auto& list = *tree.find("list")->list();
  EXPECT_EQ(place(list[0]), "2:13 list[0]");
  EXPECT_EQ(place(*list[1].find("in")), "2:26 list[1].in");
  EXPECT_EQ(place(list[2]), "2:31 list[2]");
  EXPECT_EQ(place(list[3]), "2:36 list[3]");
  EXPECT_EQ(place(*tree.find("none")), "3:9 none");
  EXPECT_EQ(place(*tree.find("a\n")), "3:23 a\n");  // of equal keys the last counts
  EXPECT_EQ(tree.table()->front().place.column, 15);
  EXPECT_EQ(parse_json("7", "b.json").place.line, 1);
}

TEST(ParseJson, TellsWhereANumberIsNoCount) {
  const auto told = [](const std::string& worlds) {
    try {
      return std::to_string(as_count(*parse_json("{\n  \"worlds\": " + worlds + "\n}", "m.json").find("worlds")));
    } catch (const InputError& fault) {
      return std::string{fault.what()};
    }
  };
  EXPECT_EQ(told("10240"), "10240.000000");
  EXPECT_EQ(told("18446744073709551615"), "18446744073709551616.000000");
  EXPECT_EQ(told("-3"), "m.json:2:13: worlds: must be a whole number from 0 on (found -3)");
  EXPECT_EQ(told("2.5"), "m.json:2:13: worlds: must be a whole number from 0 on (found 2.5)");
  EXPECT_EQ(told("\"many\""), "m.json:2:13: worlds: must be a whole number from 0 on (found 'many')");
}

}  // namespace
}  // namespace fundshare::datapackage_test
