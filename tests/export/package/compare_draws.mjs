// SPDX-License-Identifier: Apache-2.0
// compare_draws.mjs FILE.parquet FILE.csv: whether two readers of Parquet that share no code with us, DuckDB and
// hyparquet, find the numbers of the CSV file bit for bit. The packages are looked for in the current folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [parquet, csv] = process.argv.slice(2);
const require = createRequire(process.cwd() + "/");
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

const [header, ...lines] = readFileSync(csv, "utf8").trimEnd().split("\n");
const names = header.split(",");
const columns = names.map(() => new Float64Array(lines.length));
lines.forEach((line, row) =>
  line.split(",").forEach((cell, k) => (columns[k][row] = cell === "" ? NaN : Number(cell))),
);

// CSV writes -0 as 0 and everything that is no number as an empty cell.
const same = (a, b) => a === b || (Number.isNaN(a) && !Number.isFinite(b));
function compare(reader, found) {
  let differ = 0;
  names.forEach((name, k) => {
    if (found[k].length !== lines.length) differ += 1;
    columns[k].forEach((value, row) => (differ += same(value, found[k][row]) ? 0 : 1));
  });
  console.log(`${reader}: ${names.length} columns, ${lines.length} rows, ${differ} numbers differ`);
  if (differ > 0) process.exitCode = 1;
}

const duck = await load("@duckdb/node-api");
const connection = await (await duck.DuckDBInstance.create()).connect();
const table = await connection.runAndReadAll(`select * from read_parquet('${parquet}') order by world`);
if (table.columnNames().join() !== names.join()) throw new Error("the columns have other names");
compare("DuckDB", table.getColumns());

const hyparquet = await load("hyparquet");
const { compressors } = await load("hyparquet-compressors");
const bytes = readFileSync(parquet);
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const rows = await hyparquet.parquetReadObjects({ file, compressors });
compare("hyparquet", names.map((name) => rows.map((row) => row[name])));
const metadata = hyparquet.parquetMetadata(file);
const kept = Object.fromEntries(metadata.key_value_metadata.map(({ key, value }) => [key, value]));
if (kept.program !== "fundshare" || Number(kept.worlds) !== lines.length) throw new Error("the metadata is not ours");
console.log(`${metadata.row_groups.length} groups of rows, run ${kept.run_id}, seed ${kept.seed}`);
