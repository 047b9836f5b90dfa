import {chromium} from "playwright-core";
const [, , file, out] = process.argv;
const browser = await chromium.launch({executablePath: "/usr/bin/chromium", args: ["--no-sandbox"]});
for (const [name, options] of Object.entries({light: {viewport: {width: 1100, height: 900}}, dark: {viewport: {width: 1100, height: 900}, colorScheme: "dark"}, phone: {viewport: {width: 390, height: 844}, deviceScaleFactor: 2}})) {
  const page = await (await browser.newContext(options)).newPage();
  page.on("console", m => console.log(name, m.type(), m.text()));
  page.on("pageerror", e => console.log(name, "error", e.message));
  await page.goto("file://" + file);
  await page.waitForTimeout(400);
  console.log(name, await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth, document.documentElement.scrollHeight]));
  for (const id of ["answer", "half", "years", "reach", "way", "statements", "deciding", "change", "pairs", "quality", "method", "sources"]) {
    await page.locator("#" + id).screenshot({path: `${out}/${name}_${id}.png`});
  }
  if (name == "light") await page.pdf({path: `${out}/print.pdf`, format: "A4"});
  await page.close();
}
await browser.close();
