// SPDX-License-Identifier: Apache-2.0
#include "evidence/made_up_data.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "fundshare/evidence/read_file.hpp"

namespace fundshare::test {
namespace {

Files made_up_budget() {
  return {
      {"budget/budget_anchors.csv",
       "anchor_id,period_start,period_end,quantity,value_low,value_best,value_high,unit,estimator,published,source_url,"
       "source_checked,note\n"
       "GNI-2020,2020-01-01,2020-12-31,gni,,1000,,usd,Somebody,2021,,derived,made up\n"
       "BAL-2020,2020-01-01,2020-12-31,fx_reserves,,-50,,usd,Somebody,,https://a.example,seen,made up\n"},
      {"budget/budget_sanity.csv", "year,method,usd_low,usd_best,usd_high,note\n2020,tests_full,1,2,3,made up\n"},
      {"budget/launches.csv",
       "launch_id,date,system,class,count,count_is_minimum,outcome,source_url,source_checked,note\n"
       "L-2020-03-05-1,2020-03-05,Arrow,SRBM,2,true,success,https://a.example,seen,made up\n"
       "LX-2020-01-07-1,2020-01-07,Bow,ICBM,1,false,failure,https://a.example,seen,made up\n"},
      {"budget/launches_annual.csv",
       "year,class,count,count_cns_copy_only,rows,rows_with_minimum_count,source_url,source_checked,note\n"
       "2020,SRBM,2,2,1,1,launches.csv,derived,\n"},
      {"budget/launches_excluded.csv",
       "date,event,reason_class,source_url,source_checked\n2020-02-01,a test,engine test,https://a.example,seen\n"},
      {"budget/revenue_other.csv",
       "stream_id,stream,period_start,period_end,usd_low,usd_best,usd_high,basis,usd_per_year_best,estimator,"
       "source_url,source_checked,note\n"
       "SAND-1,sand,2020-01-01,2020-12-31,,-7,,per_year,-7,Somebody,,memory,\n"},
      {"budget/unit_costs.csv",
       "cost_id,class,system,usd_low,usd_best,usd_high,year_of_estimate,cost_kind,estimator,source_url,source_checked,"
       "note\n"
       "DEF-SRBM,SRBM,any,1,2,3,2022,missile only,us,,assumption,made up\n"
       "DEF-ICBM,ICBM,any,10,20,30,2022,missile only,us,,assumption,made up\n"},
  };
}

}  // namespace

Files made_up_files() {
  auto files = made_up_budget();
  files["dictionary.csv"] = read_file(std::filesystem::path{FUNDSHARE_TEST_DATA_DIR} / "dictionary.csv");
  files["claims/claims.csv"] =
      "claim_id,date,speaker_org,paraphrase,metric,value_low,value_best,value_high,unit,side,numerator,denominator,"
      "stage,"
      "period_start,period_end,period_rule,output_variable,alternative_output,year_start,year_end,test_low,test_high,"
      "origin_group,testable,not_testable_reason,named_cases_only,among_inputs,source_url,source_checked,note\n"
      "C01,2021-05-06,Somebody,made up,other,,0.5,,share,about,crypto,none,spent,,,stated,coverage,net_ratio,2019,2020,"
      "0.45,0.55,g,true,,false,false,https://a.example,seen,\n";
  files["inputs/input_evidence.csv"] =
      "evidence_id,input,value_low,value_best,value_high,unit,kind,estimator,published,source_url,source_checked,note\n"
      "N001,a.b,0.1,,0.3,1,bound,Somebody,2019-03,,derived,made up\n";
  files["prices/prices_monthly.csv"] =
      "month,btc_usd,eth_usd,btc_usd_eom,eth_usd_eom,btc_low_close,btc_high_close,eth_low_close,eth_high_close,"
      "btc_n_days,eth_n_days,btc_source,eth_source\n"
      "2019-12,100,10,101,11,99,102,9,12,31,31,x,x\n2020-01,110,12,111,13,99,112,9,14,31,31,x,x\n"
      "2020-02,120,14,121,15,99,122,9,16,29,29,x,x\n";
  files["realisation/realisation_evidence.csv"] =
      "parameter,value_low,value_best,value_high,unit,period_start,period_end,scope,estimator,source_url,source_"
      "checked,"
      "note,confidence,evidence_id\n"
      "fee,0.01,0.02,0.03,1,2019-01-01,2020-12-31,all,Somebody,,seen,,low,E001\n";
  files["theft/annual_theft_estimates.csv"] =
      "period_start,period_end,estimator,scope,usd_low,usd_best,usd_high,published,source_url,source_checked,note\n"
      "2020-01-01,2020-12-31,Watcher,crypto_theft,90,100,110,2021-02,https://a.example,seen,\n"
      "2019-01-01,2019-12-31,Watcher,crypto_theft,5,5,5,2021-02-03,https://a.example,seen,\n";
  files["theft/incident_vendor_sets.csv"] =
      "incident_id,tay_usd,un_list,msmt_list,headline_token,disputed_by\n2020-01-alpha,40,listed,no,no,\n"
      "2019-12-beta,,not_seen,no,no,Somebody\n";
  files["theft/incidents.csv"] =
      "incident_id,date,victim,victim_type,assets,usd_low,usd_best,usd_high,attribution_actor,attribution_level,"
      "attribution_by,recovered_usd,source_url,source_checked,note\n"
      "2020-01-alpha,2020-01-09,Alpha,bridge,BTC,30,40,50,Nobody,single_vendor,Somebody,5,https://a.example,seen,made "
      "up\n"
      "2019-12-beta,2019-12-31,Beta,wallet,ETH;BTC,7,7,7,Nobody,government,Somebody,,https://a.example,memory,made "
      "up\n";
  return files;
}

DataFolder::DataFolder(const std::string& name, const Files& files)
    : path_{std::filesystem::path{testing::TempDir()} / ("fundshare_" + name)} {
  std::filesystem::remove_all(path_);
  for (const auto& [file, content] : files) {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream{path_ / file, std::ios::binary} << content;
  }
}

DataFolder::~DataFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace fundshare::test
