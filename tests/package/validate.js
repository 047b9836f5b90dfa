// SPDX-License-Identifier: Apache-2.0
// Reads datapackage.json of a run with the npm package datapackage: the profile, and every row of every table by the
// types and constraints that the package declares. Usage: node validate.js RUN
'use strict';
const { Package, validate } = require('datapackage');
const fs = require('fs');
const path = require('path');

const run = process.argv[2];
const failures = [];

function linesOf(file) {
  return fs.readFileSync(file, 'utf8').split('\n').length - 2;  // without the header and the end of the last line
}

async function readTable(resource) {
  const file = path.join(run, resource.descriptor.path);
  let rows = 0;
  const stream = await resource.iter({ keyed: false, stream: true });
  await new Promise((resolve, reject) => {
    stream.on('data', () => { rows += 1; });
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  if (rows !== linesOf(file)) failures.push(`${resource.name}: ${rows} rows read, ${linesOf(file)} lines`);
  return rows;
}

async function main() {
  const descriptor = path.join(run, 'datapackage.json');
  const { valid, errors } = await validate(descriptor);
  if (!valid) failures.push(...errors.map((error) => `datapackage.json: ${error.message}`));
  const dataPackage = await Package.load(descriptor, { basePath: run, strict: false });
  const listed = dataPackage.resources.map((resource) => resource.descriptor.path);
  for (const file of fs.readdirSync(run)) {
    if (file.endsWith('.csv') && !listed.includes(file)) failures.push(`${file} is not in datapackage.json`);
  }
  let tables = 0;
  let rows = 0;
  for (const resource of dataPackage.resources) {
    if (!resource.descriptor.path.endsWith('.csv')) continue;
    tables += 1;
    try {
      rows += await readTable(resource);
    } catch (error) {
      const details = (error.errors || []).map((each) => each.message).join('; ');
      failures.push(`${resource.name}: ${error.message} ${details}`);
    }
  }
  for (const failure of failures) console.error(`FAILED: ${failure}`);
  console.log(`${tables} tables, ${rows} rows read by npm datapackage: ${failures.length} failures`);
  process.exit(failures.length || !tables ? 1 : 0);
}

main().catch((error) => {
  console.error(`FAILED: ${error.message} ${(error.errors || []).map((each) => each.message).join('; ')}`);
  process.exit(1);
});
