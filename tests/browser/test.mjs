// SPDX-License-Identifier: Apache-2.0
// The report in a real browser.  node test.mjs REPORT.html FIGURE... [--shots FOLDER]
// Light and dark, wide and 390 pixels, with and without JavaScript: every figure is there, nothing runs over, nothing is
// asked of a network, nothing is wrong on the console, and axe-core finds no fault.
import axe from "axe-core";
import {chromium} from "playwright-core";
import assert from "node:assert/strict";
import {mkdirSync, readFileSync, statSync} from "node:fs";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";

const words = process.argv.slice(2);
const at = words.indexOf("--shots");
const shots = at < 0 ? null : words.splice(at, 2)[1];
const [file, ...figures] = words;
const address = pathToFileURL(resolve(file)).href;
const most_bytes = 500_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],  // the page is ours, and containers run as root
});

/** A page with a list of what went wrong on it and of what it asked for. */
async function open(options) {
  const context = await browser.newContext({acceptDownloads: true, ...options});
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("blob:")) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  return {page, faults};
}

const wide = {width: 1100, height: 900};
const phone = {width: 390, height: 844};
const views = {
  "light": {viewport: wide},
  "dark": {viewport: wide, colorScheme: "dark"},
  "phone": {viewport: phone},
  "phone, dark": {viewport: phone, colorScheme: "dark"},
  "light, no JavaScript": {viewport: wide, javaScriptEnabled: false},
  "phone, no JavaScript": {viewport: phone, javaScriptEnabled: false},
};

async function figures_are_there(page, view) {
  for (const name of figures) {
    const drawing = page.locator(`figure#${name} svg.${view.viewport === phone ? "narrow" : "wide"}`);
    assert.equal(await drawing.count(), 1, `figure ${name} is drawn once`);
    const box = await drawing.boundingBox();
    assert.ok(box && box.width > 300 && box.height > 120, `figure ${name} is visible`);
    assert.ok(await drawing.getAttribute("aria-label"), `figure ${name} has words for a screen reader`);
    assert.ok((await page.locator(`figure#${name} table tbody tr`).count()) > 0, `figure ${name} has a table`);
  }
}

async function nothing_runs_over(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0, "the page is as wide as the window");
}

async function axe_finds_nothing(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await page.evaluate(axe.source);
  const {violations} = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(told, [], "axe-core finds no violation");
}

async function check(name, view) {
  const {page, faults} = await open(view);
  await figures_are_there(page, view);
  const scripted = view.javaScriptEnabled !== false;
  assert.equal(await page.locator("#explore").isVisible(), scripted, "the chart to explore is there with JavaScript alone");
  if (scripted) {
    await nothing_runs_over(page);
    await axe_finds_nothing(page);
    await nothing_runs_over(page);
  }
  if (shots) {
    mkdirSync(shots, {recursive: true});
    await page.screenshot({path: `${shots}/${name.replaceAll(/[ ,]+/g, "_")}.png`, fullPage: true});
  }
  assert.deepEqual(faults, [], "nothing is wrong on the console and nothing is asked for");
  await page.context().close();
}

async function text_of(download) {
  return readFileSync(await download.path(), "utf8");
}

async function tips_and_downloads() {
  const {page, faults} = await open({viewport: wide});
  const tip = page.locator(".tip-box");
  await page.locator("figure#half_of_what svg.wide g.t").first().hover();
  assert.match(await tip.textContent(), /\d+ % \(.*model 90 % interval/, "a bar tells its interval");
  await page.locator("#answer data").first().hover();
  assert.match(await tip.textContent(), /^coverage\|\d{4}-\d{4}\|q50$/, "a number tells where it stands");
  await page.locator("figure#by_year summary").click();
  await page.locator("figure#by_year td data").first().hover();
  assert.match(await tip.textContent(), /^coverage\|\d{4}\|q50$/, "so does a number of a table");
  await page.keyboard.press("Escape");
  assert.equal(await tip.isVisible(), false, "Escape hides the tip");

  const figure = page.locator("figure#by_year");
  const [csv] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", {name: "Download CSV"}).click()]);
  assert.match(await text_of(csv), /^years,median,5 %.*\n2017,0\.\d+,/, "the table as CSV");
  const [svg] = await Promise.all([page.waitForEvent("download"), figure.getByRole("button", {name: "Download SVG"}).click()]);
  const drawn = await text_of(svg);
  assert.doesNotMatch(drawn, /var\(/, "the SVG has colours of its own");
  const parsed = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror").length, drawn);
  assert.equal(parsed, 0, "the SVG is well-formed");
  assert.match(drawn, /rest on judgement/, "the SVG has its notes");

  const before = await page.locator("#explore").innerHTML();
  await page.locator("#explore select").selectOption("1");
  assert.equal(await page.locator("#explore svg[role=img]").count(), 2, "two charts to explore");
  assert.notEqual(await page.locator("#explore").innerHTML(), before, "another ratio is another drawing");
  await page.locator("#explore svg[role=img]").first().hover();
  assert.match(await page.locator("#explore svg[role=img] [aria-label=tip], #explore svg[role=img]").first().textContent(), /nine in ten worlds/, "Plot shows a tip");
  assert.deepEqual(faults, []);
  await page.context().close();
}

async function grounds() {
  const ground = async (options) => {
    const {page} = await open(options);
    return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  };
  assert.equal(await ground({viewport: wide}), "rgb(255, 255, 255)");
  assert.notEqual(await ground({viewport: wide, colorScheme: "dark"}), "rgb(255, 255, 255)");
}

async function no_other_script_runs() {
  const {page} = await open({viewport: wide});
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.strange = true";
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => globalThis.strange), undefined, "the policy stops a script that is not ours");
}

async function prints() {
  const {page} = await open({viewport: wide, colorScheme: "dark"});
  const pdf = await page.pdf({format: "A4", path: shots ? `${shots}/print.pdf` : undefined});
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages > 3 && pages < 25, `${pages} pages`);
}

assert.ok(figures.length >= 5, "names of figures are given");
assert.ok(statSync(file).size < most_bytes, `${statSync(file).size} bytes are less than ${most_bytes}`);
for (const [name, view] of Object.entries(views)) {
  await check(name, view).catch((fault) => {
    fault.message = `${name}: ${fault.message}`;
    throw fault;
  });
}
await tips_and_downloads();
await grounds();
await no_other_script_runs();
await prints();
await browser.close();
console.log(`${figures.length} figures in ${Object.keys(views).length} views: all is well`);
