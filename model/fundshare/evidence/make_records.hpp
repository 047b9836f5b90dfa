// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fundshare/evidence/check_tables.hpp"
#include "fundshare/evidence/records.hpp"
#include "fundshare/evidence/table.hpp"

namespace fundshare {

// Each function below makes one record of each row, in the order of the file, of the table that the record's
// declaration names. The table obeys its dictionary, so that no cell can fail here.
[[nodiscard]] std::vector<Incident> make_incidents(const Table& table);
[[nodiscard]] std::vector<AnnualEstimate> make_estimates(const Table& table);
[[nodiscard]] std::vector<Launch> make_launches(const Table& table);
[[nodiscard]] std::vector<UnitCost> make_unit_costs(const Table& table);
[[nodiscard]] std::vector<Anchor> make_anchors(const Table& table);
[[nodiscard]] std::vector<OtherRevenue> make_other_revenue(const Table& table);
[[nodiscard]] std::vector<MonthlyPrice> make_prices(const Table& table);
[[nodiscard]] std::vector<Claim> make_claims(const Table& table);

/// Every row that a scenario may cite by its id, over all tables that have such ids.
/// \throws InputError naming both places where two rows of any tables have one id
[[nodiscard]] std::map<std::string, EvidenceRow> make_evidence_rows(const Tables& tables);

}  // namespace fundshare
