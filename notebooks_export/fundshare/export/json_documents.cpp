// SPDX-License-Identifier: Apache-2.0
#include "fundshare/export/json_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "fundshare/base/text.hpp"
#include "fundshare/export/json_places.hpp"
#include "fundshare/export/page.hpp"
#include "fundshare/export/readme_text.hpp"
#include "fundshare/export/sha256.hpp"
#include "fundshare/export/version.hpp"

namespace fundshare {
namespace {

using Json = nlohmann::ordered_json;

/// ASCII only; bytes that are no UTF-8 become the replacement character.
std::string text_of(const Json& document) { return document.dump(2, ' ', true, Json::error_handler_t::replace) + "\n"; }

Json tree_of(const Node& node) {
  if (const auto* entries = node.table()) {
    Json object = Json::object();
    for (const auto& [key, place, value] : *entries) object[key] = tree_of(value);
    return object;
  }
  if (const auto* list = node.list()) {
    Json array = Json::array();
    for (const auto& element : *list) array.push_back(tree_of(element));
    return array;
  }
  if (const auto* text = node.string()) return *text;
  if (const auto* truth = std::get_if<bool>(&node.value)) return *truth;
  if (const auto* integer = std::get_if<std::int64_t>(&node.value)) return *integer;
  return std::get<double>(node.value);
}

Json data_of(const std::vector<TableFile>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"path", file.name}, {"sha256", sha256_hex(file.bytes)}, {"rows", file.rows}});
  }
  return list;
}

Json outputs_of(const std::vector<ResultFile>& files) {
  Json list = Json::array();
  for (const auto& file : files) {
    list.push_back({{"path", file.name}, {"sha256", file.sha256()}, {"bytes", file.size()}});
  }
  return list;
}

/// A file that names the digest of the manifest can have none in it.
Json with_readme(Json outputs, const std::vector<std::string>& made_later) {
  outputs.push_back({{"path", readme_name}, {"note", "names the sha256 of this manifest"}});
  for (const auto& name : made_later) outputs.push_back({{"path", name}, {"note", "made after this manifest"}});
  return outputs;
}

Json figure(const Estimate& estimate) { return {{"value", estimate.value}, {"mc_se", estimate.mc_se}}; }

Json interval_or_null(const std::optional<Answer::Interval>& interval) {
  if (!interval) return {{"median", nullptr}, {"q05", nullptr}, {"q95", nullptr}};
  return {{"median", figure(interval->median)}, {"q05", figure(interval->q05)}, {"q95", figure(interval->q95)}};
}

void place_in_time(Json& row, const Answer::Period& period) {
  row["window"] = period.window;
  row["year_start"] = period.year_start;
  row["year_end"] = period.year_end;
}

Json headline_of(const Answer& answer) {
  Json list = Json::array();
  for (const auto& row : answer.rows) {
    for (std::size_t k = 0; k < answer.periods.size(); ++k) {
      Json entry{{"variable", row.variable}, {"label", row.label}, {"unit", "1"}};
      place_in_time(entry, answer.periods[k]);
      entry.update(interval_or_null(row.by_period[k]));
      list.push_back(std::move(entry));
    }
  }
  return list;
}

Json exceedances_of(const Answer& answer) {
  Json list = Json::array();
  for (const auto& half : answer.halves) {
    for (std::size_t k = 0; k < answer.periods.size(); ++k) {
      Json entry{{"variable", "coverage"}, {"threshold", 0.5}, {"budget_method", half.budget_method}};
      place_in_time(entry, answer.periods[k]);
      entry["probability"] = half.by_period[k] ? Json(half.by_period[k]->value) : Json(nullptr);
      entry["mc_se"] = half.by_period[k] ? Json(half.by_period[k]->mc_se) : Json(nullptr);
      list.push_back(std::move(entry));
    }
  }
  return list;
}

Json deciders_of(const Answer& answer) {
  Json list = Json::array();
  for (const auto& decider : answer.deciders) {
    for (std::size_t k = 0; k < answer.periods.size(); ++k) {
      Json entry{{"input", decider.input}, {"variable", "coverage"}};
      place_in_time(entry, answer.periods[k]);
      entry["rank_correlation"] = decider.by_period[k] ? figure(*decider.by_period[k]) : Json(nullptr);
      list.push_back(std::move(entry));
    }
  }
  return {{"worlds", answer.decider_worlds}, {"inputs", list}};
}

Json checks_of(const Answer& answer) {
  Json list = Json::array();
  for (const auto& check : answer.checks) {
    Json entry{{"check_id", check.asked.id},
               {"variable", check.asked.variable},
               {"period_start", to_string(check.asked.start)},
               {"period_end", to_string(check.asked.end)},
               {"observed_usd", check.asked.observed}};
    entry.update(interval_or_null(check.model));
    entry["share_of_worlds_below"] = figure(check.share_below);
    list.push_back(std::move(entry));
  }
  return list;
}

Json object_of(const Answer& answer) {
  return {{"program", "fundshare"},
          {"version", answer.version},
          {"run_id", answer.run_id},
          {"scenario", answer.scenario},
          {"changed_settings", answer.settings},
          {"seed", answer.seed},
          {"worlds", answer.worlds},
          {"headline", headline_of(answer)},
          {"exceedance", exceedances_of(answer)},
          {"deciding_judgements", deciders_of(answer)},
          {"checks", checks_of(answer)},
          {"inputs",
           {{"all", answer.inputs.all},
            {"judgement", answer.inputs.judgement},
            {"set_by_scenario", answer.inputs.set_by_scenario}}},
          {"notes", answer.notes},
          {"warnings", answer.warnings},
          {"questions", answer.questions},
          {"note", "outputs of a model under stated assumptions, not measurements of spending"},
          {"folder", answer.folder}};
}

Json value_of(const PageCell& cell) {
  if (!cell.number) return cell.text;
  if (!cell.spread) return *cell.number;
  Json object{{"value", *cell.number}};
  const auto add = [&object](const char* name, const std::optional<double>& figure) {
    if (figure) object[name] = *figure;  // null where it is no number
  };
  add("q05", cell.spread->q05);
  add("q95", cell.spread->q95);
  add("mc_se", cell.spread->mc_se);
  return object;
}

/// A key that the object does not have yet.
std::string free_key(const Json& object, const std::string& name) {
  const std::string key = json_key(name);
  std::string free = key;
  for (int number = 2; object.contains(free); ++number) free = key + "_" + std::to_string(number);
  return free;
}

Json json_of(const PageFields& part) {
  Json object = Json::object();
  for (const auto& [name, cell] : part.fields) object[free_key(object, name)] = value_of(cell);
  return object;
}

Json json_of(const PageTable& part) {
  Json list = Json::array();
  for (const auto& row : part.rows) {
    Json object = Json::object();
    for (std::size_t k = 0; k < row.size(); ++k) object[free_key(object, part.columns[k])] = value_of(row[k]);
    list.push_back(std::move(object));
  }
  return list;
}

Json json_of(const Page& page) {
  Json object{{"kind", page.kind}, {"title", page.title}};
  for (const auto& part : page.parts) {
    std::visit(
        [&](const auto& one) {
          if (!one.key.empty()) object[json_key(one.key)] = json_of(one);
        },
        part);
  }
  return object;
}

Node node_of(const Json& json) {
  if (json.is_object()) {
    NodeTable entries;
    for (const auto& [key, value] : json.items()) entries.push_back({key, {}, node_of(value)});
    return {std::move(entries), {}};
  }
  if (json.is_array()) {
    NodeList list;
    for (const auto& element : json) list.push_back(node_of(element));
    return {std::move(list), {}};
  }
  if (json.is_string()) return {json.get<std::string>(), {}};
  if (json.is_boolean()) return {json.get<bool>(), {}};
  if (json.is_number_integer() && !(json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t{INT64_MAX}))
    return {json.get<std::int64_t>(), {}};
  if (json.is_number()) return {json.get<double>(), {}};
  return {std::string{}, {}};
}

Json options_of(const QuestionRecord& question) {
  Json options = Json::object();
  for (const auto& [name, value] : question.options) options[name] = value;
  return options;
}

Json questions_of(const std::vector<AnsweredQuestion>& questions) {
  Json list = Json::array();
  for (const auto& [record, tables] : questions) {
    Json names = Json::array();
    for (const auto& table : tables) names.push_back(table.name);
    list.push_back({{"question", record.question},
                    {"run_id", run_id(record)},
                    {"options", options_of(record)},
                    {"seed", record.seed},
                    {"worlds", record.worlds},
                    {"tables", names},
                    {"warnings", record.warnings}});
  }
  return list;
}

}  // namespace

std::string manifest_text(const RunRecord& run, const std::vector<AnsweredQuestion>& questions,
                          const std::vector<ResultFile>& outputs, const std::vector<std::string>& made_later) {
  return text_of({{"program", "fundshare"},
                  {"version", version()},
                  {"run_id", run_id(run)},
                  {"scenario", {{"name", run.scenario.name}, {"resolved", tree_of(run.scenario.resolved)}}},
                  {"seed", run.result.seed},
                  {"worlds", run.result.worlds},
                  {"generator", generator_name},
                  {"data_version", data_version(run.evidence.files)},
                  {"data", data_of(run.evidence.files)},
                  {"outputs", with_readme(outputs_of(outputs), made_later)},
                  {"questions", questions_of(questions)},
                  {"sampling_error_bound", run.result.sampling_error_bound},
                  {"notes", notes_of(run)},
                  {"warnings", run.warnings}});
}

std::string question_manifest_text(const QuestionRecord& question, const std::vector<ResultFile>& outputs) {
  Json scenarios = Json::array();
  for (const auto* scenario : question.scenarios) {
    scenarios.push_back({{"name", scenario->name}, {"resolved", tree_of(scenario->resolved)}});
  }
  return text_of({{"program", "fundshare"},
                  {"version", version()},
                  {"run_id", run_id(question)},
                  {"question", question.question},
                  {"options", options_of(question)},
                  {"scenarios", scenarios},
                  {"seed", question.seed},
                  {"worlds", question.worlds},
                  {"generator", generator_name},
                  {"data_version", data_version(question.evidence.files)},
                  {"data", data_of(question.evidence.files)},
                  {"outputs", outputs_of(outputs)},
                  {"warnings", question.warnings}});
}

std::string question_json(const QuestionRecord& question, const Page& page, const std::string& folder) {
  Json scenarios = Json::array();
  for (const auto* scenario : question.scenarios) scenarios.push_back(scenario->name);
  Json document{{"program", "fundshare"},        {"version", version()},   {"run_id", run_id(question)},
                {"question", question.question}, {"scenarios", scenarios}, {"seed", question.seed},
                {"worlds", question.worlds}};
  document.update(json_of(page));
  document["warnings"] = question.warnings;
  document["note"] = "outputs of a model under stated assumptions, not measurements of spending";
  document["folder"] = folder;
  return text_of(document);
}

std::vector<std::string> files_of_manifest(std::string_view text) {
  const Json document = Json::parse(text, nullptr, false);
  if (!document.is_object() || document.value("program", Json()) != "fundshare") return {};
  const auto outputs = document.find("outputs");
  if (outputs == document.end() || !outputs->is_array()) return {};
  std::vector<std::string> names{"manifest.json"};
  for (const auto& output : *outputs) {
    if (!output.is_object() || !output.contains("path") || !output["path"].is_string()) return {};
    names.push_back(output["path"].get<std::string>());
  }
  return names;
}

std::string answer_json(const Answer& answer) { return text_of(object_of(answer)); }

std::string answers_json(const std::vector<NamedAnswer>& runs) {
  Json list = Json::array();
  for (const auto& [name, answer] : runs) list.push_back(object_of(answer));
  return text_of(list);
}

std::string describe_no_number(double value) {
  if (std::isnan(value)) return "none";
  if (std::isinf(value)) return value < 0 ? "-infinite" : "infinite";
  return "";
}

std::string json_key(const std::string& heading) {
  if (heading.find_first_of(" %()=><,;") == std::string::npos) return heading;
  std::string words = heading;
  const auto replace_all = [&words](std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = words.find(what, at)) != std::string::npos; at += by.size())
      words.replace(at, what.size(), by);
  };
  replace_all(">=", " at least ");
  replace_all("%", " percent ");
  replace_all(" - ", " minus ");
  std::erase(words, '\'');
  std::string key;
  for (const char letter : lower_case(words)) {
    const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      std::string_view{".-[]:/"}.find(letter) != std::string_view::npos;
    if (kept) {
      key += letter;
    } else if (!key.empty() && key.back() != '_') {
      key += '_';
    }
  }
  while (key.ends_with('_')) key.pop_back();
  return key;
}

std::string page_json(const Page& page) { return text_of(json_of(page)); }

std::string pages_json(const std::vector<Page>& pages) {
  Json list = Json::array();
  for (const auto& page : pages) list.push_back(json_of(page));
  return text_of(list);
}

std::string law_json(const LawFacts& facts) {
  Json document{{"law", facts.law}};
  const auto moment = [&document](const std::string& name, double value) {
    document[name] = value;  // null where it is no number
    if (!std::isfinite(value)) document[name + "_note"] = describe_no_number(value);
  };
  moment("mean", facts.mean);
  moment("sd", facts.sd);
  Json quantiles = Json::array();
  for (const auto& [probability, upper, value] : facts.quantiles) {
    Json point{{"tail", upper ? "upper" : "lower"}, {"probability", probability}, {"value", value}};
    if (!std::isfinite(value)) point["value_note"] = describe_no_number(value);
    quantiles.push_back(std::move(point));
  }
  document["quantiles"] = std::move(quantiles);
  return text_of(document);
}

std::string texts_json(const std::vector<std::pair<std::string, std::string>>& texts) {
  Json object = Json::object();
  for (const auto& [name, text] : texts) object[name] = text;
  return text_of(object);
}

std::string json_text(const Node& tree) { return text_of(tree_of(tree)); }

Node parse_json(std::string_view text, const std::string& file) {
  constexpr int most_nested = 100;  // what is nested deeper comes from nowhere good, and would fill the stack
  const auto not_too_deep = [&](int depth, Json::parse_event_t, const Json&) {
    if (depth > most_nested)
      throw InputError{{file, 0, 0, ""}, fmt::format("is nested more than {} deep", most_nested)};
    return true;
  };
  try {
    Node tree = node_of(Json::parse(text, not_too_deep));
    add_places(
        text, file, [](std::string_view key) { return Json::parse(key).get<std::string>(); }, tree);
    return tree;
  } catch (const Json::parse_error& fault) {
    const auto before = text.substr(0, std::min(fault.byte == 0 ? 0 : fault.byte - 1, text.size()));
    const auto line_start = before.rfind('\n') + 1;  // 0 where there is none
    const auto lines = std::count(before.begin(), before.end(), '\n');
    throw InputError{{file, 1 + static_cast<int>(lines), 1 + static_cast<int>(before.size() - line_start), ""},
                     "this is not JSON"};
  } catch (const Json::out_of_range&) {
    throw InputError{{file, 0, 0, ""}, "holds a number beyond those of a double"};
  }
}

}  // namespace fundshare
