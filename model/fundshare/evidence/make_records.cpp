// SPDX-License-Identifier: Apache-2.0
#include "fundshare/evidence/make_records.hpp"

namespace fundshare {
namespace {

SourceChecked source_checked(const Table& table, std::size_t row) {
  const auto checked = parse_source_checked(table.text(row, "source_checked"));
  expects(checked.has_value(), "the dictionary allows a word for source_checked that the program does not know");
  return *checked;
}

AttributionLevel attribution_level(const Table& table, std::size_t row) {
  const auto level = parse_attribution_level(table.text(row, "attribution_level"));
  expects(level.has_value(), "the dictionary allows a word for attribution_level that the program does not know");
  return *level;
}

template <class Make>
auto of_rows(const Table& table, Make make) {
  std::vector<decltype(make(std::size_t{0}))> records;
  records.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) records.push_back(make(row));
  return records;
}

std::optional<int> optional_year(const Table& table, std::size_t row, std::string_view column) {
  if (table.text(row, column).empty()) return std::nullopt;
  return table.year(row, column);
}

}  // namespace

std::vector<Incident> make_incidents(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return Incident{table.text(row, "incident_id"), table.date(row, "date"),
                    table.text(row, "victim"),      table.usd(row, "usd_low"),
                    table.usd(row, "usd_best"),     table.usd(row, "usd_high"),
                    attribution_level(table, row),  table.optional_usd(row, "recovered_usd"),
                    source_checked(table, row),     table.place(row, "incident_id")};
  });
}

std::vector<AnnualEstimate> make_estimates(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return AnnualEstimate{table.date(row, "period_start"),     table.date(row, "period_end"),
                          table.text(row, "estimator"),        table.text(row, "scope"),
                          table.optional_usd(row, "usd_low"),  table.optional_usd(row, "usd_best"),
                          table.optional_usd(row, "usd_high"), table.partial_date(row, "published"),
                          source_checked(table, row),          table.place(row, "usd_best")};
  });
}

std::vector<Launch> make_launches(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return Launch{table.text(row, "launch_id"),
                  table.date(row, "date"),
                  table.text(row, "class"),
                  table.integer(row, "count"),
                  table.boolean(row, "count_is_minimum"),
                  source_checked(table, row),
                  table.place(row, "launch_id")};
  });
}

std::vector<UnitCost> make_unit_costs(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return UnitCost{table.text(row, "cost_id"),
                    table.text(row, "class"),
                    UsdUnitCost{table.number(row, "usd_low")},
                    UsdUnitCost{table.number(row, "usd_best")},
                    UsdUnitCost{table.number(row, "usd_high")},
                    source_checked(table, row),
                    table.place(row, "cost_id")};
  });
}

std::vector<Anchor> make_anchors(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return Anchor{table.text(row, "anchor_id"),
                  table.date(row, "period_start"),
                  table.date(row, "period_end"),
                  table.text(row, "quantity"),
                  table.text(row, "unit"),
                  table.optional_number(row, "value_low"),
                  table.optional_number(row, "value_best"),
                  table.optional_number(row, "value_high"),
                  table.optional_partial_date(row, "published"),
                  source_checked(table, row),
                  table.place(row, "anchor_id")};
  });
}

std::vector<OtherRevenue> make_other_revenue(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return OtherRevenue{table.text(row, "stream_id"),
                        table.text(row, "stream"),
                        table.text(row, "basis"),
                        table.date(row, "period_start"),
                        table.date(row, "period_end"),
                        table.optional_usd(row, "usd_low"),
                        table.optional_usd(row, "usd_best"),
                        table.optional_usd(row, "usd_high"),
                        table.optional_usd(row, "usd_per_year_best"),
                        source_checked(table, row),
                        table.place(row, "stream_id")};
  });
}

std::vector<MonthlyPrice> make_prices(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    return MonthlyPrice{table.month(row, "month"), table.number(row, "btc_usd"), table.number(row, "eth_usd")};
  });
}

std::vector<Claim> make_claims(const Table& table) {
  return of_rows(table, [&](std::size_t row) {
    Claim claim;
    claim.id = table.text(row, "claim_id");
    claim.date = table.date(row, "date");
    claim.speaker = table.text(row, "speaker_org");
    claim.paraphrase = table.text(row, "paraphrase");
    claim.metric = table.text(row, "metric");
    claim.unit = table.text(row, "unit");
    claim.side = table.text(row, "side");
    claim.numerator = table.text(row, "numerator");
    claim.denominator = table.text(row, "denominator");
    claim.stage = table.text(row, "stage");
    claim.period_rule = table.text(row, "period_rule");
    claim.output_variable = table.text(row, "output_variable");
    claim.alternative_output = table.text(row, "alternative_output");
    claim.origin_group = table.text(row, "origin_group");
    claim.low = table.optional_number(row, "value_low");
    claim.best = table.optional_number(row, "value_best");
    claim.high = table.optional_number(row, "value_high");
    claim.test_low = table.optional_number(row, "test_low");
    claim.test_high = table.optional_number(row, "test_high");
    claim.period_start = table.optional_date(row, "period_start");
    claim.period_end = table.optional_date(row, "period_end");
    claim.year_start = optional_year(table, row, "year_start");
    claim.year_end = optional_year(table, row, "year_end");
    claim.testable = table.boolean(row, "testable");
    claim.not_testable_reason = table.text(row, "not_testable_reason");
    claim.named_cases_only = table.boolean(row, "named_cases_only");
    claim.among_inputs = table.boolean(row, "among_inputs");
    claim.source_checked = source_checked(table, row);
    claim.place = table.place(row, "claim_id");
    return claim;
  });
}

}  // namespace fundshare
