// SPDX-License-Identifier: Apache-2.0
// problem_squiggle.mjs FOLDER WORLDS: the reference problem in Squiggle; FOLDER holds node_modules.
// Squiggle has no joint laws: theft is written as normals that share one, which gives every pair the same correlation.
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, worlds] = process.argv.slice(2);
const entry = path.resolve(folder, "node_modules/@quri/squiggle-lang/dist/index.js");
const { SqProject, run } = await import(pathToFileURL(entry));

const kinds = [[2, 12, 3], [6, 8, 2], [16, 5, 1], [40, 2, 0.5], [90, 1, 0.25]];
const set = (law) => `SampleSet.fromDist(${law})`;
const lines = [`common = ${set("normal(0, 1)")}`];
for (let t = 0; t < 9; ++t) {
  const items = kinds.map(([m, b, i]) => `${b + t * i} * ${set(`lognormal(${Math.log(m)}, 0.4)`)}`).join(" + ");
  lines.push(
    `z${t} = common * ${Math.sqrt(0.4)} + ${set("normal(0, 1)")} * ${Math.sqrt(0.6)}`,
    `theft${t} = exp(z${t} * 0.6 + ${Math.log(400) + 0.12 * t})`,
    `net${t} = theft${t} * (1 - ${set("beta(2, 10)")}) * (0.9 - 0.4 * ${set("beta(2.5, 3.5)")}) * ${set("beta(4, 3)")}`,
    `top${t} = ${set("truncate(normal(30000, 4000), 18000, 45000)")} * ${set("beta(20, 60)")} * ${set("beta(8, 40)")}`,
    `bot${t} = ${set(`lognormal(${Math.log(1.6)}, 0.25)`)} * (${items})`,
    `budget${t} = SampleSet.map3(top${t}, bot${t}, ${set("uniform(0, 1)")}, {|a, b, s| s < 0.5 ? a : b})`,
    `share${t} = SampleSet.map2(net${t}, budget${t}, {|a, b| min([1, a / b])})`);
}
const sum = (name) => [...Array(9).keys()].map((t) => `${name}${t}`).join(" + ");
lines.push(`cum = SampleSet.map2(${sum("net")}, ${sum("budget")}, {|a, b| min([1, a / b])})`);
const levels = [0.05, 0.25, 0.5, 0.75, 0.95];
const answer = (x) => `[mean(${x}), ${levels.map((p) => `quantile(${x}, ${p})`).join(", ")}]`;
const names = [...[...Array(9).keys()].map((t) => `share${t}`), "cum"];
lines.push(`[${names.map(answer).join(", ")}]`);

const environment = { sampleCount: Number(worlds), xyPointLength: 1000, seed: "11" };
const result = await run(lines.join("\n"), { environment });
const value = result.result ?? result;
if (!value.ok) {
  console.error(String(value.value));
  process.exit(1);
}
const rows = (value.value.result ?? value.value).asJS();
const print = (values) => [...values].map((x) => x.toFixed(6)).join(" ");
names.forEach((name, k) => console.log(name.replace("share", "share_"), print(rows[k])));
