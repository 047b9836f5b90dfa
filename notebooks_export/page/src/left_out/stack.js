// SPDX-License-Identifier: Apache-2.0
// Stands for Plot's stacks: our areas have both of their ends.
const as_given = (options) => options;
export const maybeStackX = as_given, maybeStackY = as_given;
export const stackX = as_given, stackX1 = as_given, stackX2 = as_given;
export const stackY = as_given, stackY1 = as_given, stackY2 = as_given;
