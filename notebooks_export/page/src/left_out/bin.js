// SPDX-License-Identifier: Apache-2.0
// Stands for Plot's bins: our charts draw the points that they are given.
const as_given = (options) => options;
export const maybeDenseIntervalX = as_given;
export const maybeDenseIntervalY = as_given;
export const maybeDenseInterval = as_given;
export const bin = as_given, binX = as_given, binY = as_given;
export const maybeBin = as_given, maybeThresholds = as_given;
export const hasOutput = () => false, maybeEvaluator = as_given, maybeGroup = as_given;
