// SPDX-License-Identifier: Apache-2.0
#include "fundshare/uncertainty/laws/fitted.hpp"

#include <utility>

#include "fundshare/uncertainty/laws/law.hpp"

namespace fundshare {

Fitted Fitted::from_law(Law law, std::string text, double misfit) {
  return Fitted{std::move(law), std::move(text), misfit};
}

Fitted::Fitted(Law law, std::string text, double misfit)
    : law_{std::make_shared<const Law>(std::move(law))}, text_{std::move(text)}, misfit_{misfit} {}

double Fitted::quantile(double p) const { return law_->quantile(p); }
double Fitted::quantile_upper(double q) const { return law_->quantile_upper(q); }
double Fitted::cdf(double x) const { return law_->cdf(x); }
double Fitted::cdf_upper(double x) const { return law_->cdf_upper(x); }
double Fitted::mean() const { return law_->mean(); }
double Fitted::standard_deviation() const { return law_->standard_deviation(); }

bool operator==(const Fitted& x, const Fitted& y) { return *x.law_ == *y.law_; }

}  // namespace fundshare
