// SPDX-License-Identifier: Apache-2.0
// What the page does beyond standing still: tips, downloads, and a chart to explore. Without it nothing is missing but
// these.
import {downloads} from "./downloads.js";
import {explore} from "./explore.js";
import {tips} from "./tips.js";

tips();
downloads();
explore();
