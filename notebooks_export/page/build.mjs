// SPDX-License-Identifier: Apache-2.0
// Bundles src/ into bundle/report.js and gathers the licences of what is in it. The result is under version control, so
// that only who changes the script needs npm:  npm ci && npm run build
import {build} from "esbuild";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

// What no chart of ours uses, a quarter of the bytes: maps, colour schemes, dates, legends, bins, stacks and bent
// curves.
const left_out = {
  name: "left out",
  setup(builder) {
    const here = (file) => ({path: fileURLToPath(new URL(`src/left_out/${file}`, import.meta.url))});
    builder.onLoad({filter: /d3-(geo|scale-chromatic|time-format)\/dist\/d3-[a-z-]+\.mjs$/}, async ({path}) => {
      const names = Object.keys(await import(path));
      return {contents: names.map((name) => `export const ${name} = () => () => "";`).join("\n")};
    });
    builder.onResolve({filter: /\/transforms\/bin\.js$/}, () => here("bin.js"));
    builder.onResolve({filter: /\.\/curve\.js$/}, () => here("curve.js"));
    builder.onResolve({filter: /\/transforms\/stack\.js$/}, () => here("stack.js"));
    builder.onResolve({filter: /^\.\/legends\.js$/}, () => here("legends.js"));
  },
};

const {metafile} = await build({
  entryPoints: ["src/report.js"],
  outfile: "bundle/report.js",
  bundle: true,
  minify: true,
  charset: "ascii",
  format: "iife",
  target: "es2022",
  legalComments: "none",
  banner: {js: "// Holds parts of Observable Plot and D3, ISC licence, copyright Observable, Inc. and Mike Bostock, and others."},
  logLevel: "error",
  plugins: [left_out],
  metafile: true,
});

// ASCII alone: esbuild leaves letters of regular expressions as they are.
const bundle = readFileSync("bundle/report.js", "utf8");
const escape = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
writeFileSync("bundle/report.js", bundle.replace(/[^\x00-\x7F]/g, escape));

const used = new Set();
for (const file of Object.keys(metafile.inputs)) {
  const found = file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) used.add(found[1]);
}
let text = "Licences of the packages whose code is in bundle/report.js.\n";
for (const name of [...used].sort()) {
  const folder = `node_modules/${name}`;
  const {version, license} = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  text += `\n${"=".repeat(78)}\n${name} ${version} (${license})\n\n`;
  text += file && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, "utf8").trim() + "\n" : "(no licence file)\n";
}
writeFileSync("bundle/LICENCES.txt", text.replace(/[^\x00-\x7F]/g, "?"));
