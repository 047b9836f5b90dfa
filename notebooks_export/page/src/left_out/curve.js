// SPDX-License-Identifier: Apache-2.0
// Stands for Plot's curves: ours are straight between points.
import {curveLinear} from "d3";

export const curveAuto = curveLinear;
export const maybeCurve = () => curveLinear;
export const maybeCurveAuto = () => curveLinear;
