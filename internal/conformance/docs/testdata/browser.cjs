"use strict";
// node browser.cjs CHROMIUM FOLDER PAGE...: opens pages of a reference and prints
// what is wrong with them; exits 1 if anything is.
const fs = require("fs");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [executablePath, folder, ...pages] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
let problems = 0;
const problem = (...what) => { problems++; console.log(...what); };

// open shows a page and tells of what it asks for and logs.
async function open(browser, page, { width, scheme, script }) {
  const tab = await browser.newPage();
  const where = `${page} at ${width}, ${scheme}, ${script ? "with" : "without"} script:`;
  tab.on("request", (r) => { if (!/^(file|data):/.test(r.url())) problem(where, "asks for", r.url()); });
  tab.on("console", (m) => problem(where, "logs", m.text()));
  tab.on("pageerror", (e) => problem(where, "fails with", e.message));
  await tab.setJavaScriptEnabled(script);
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto("file://" + folder + "/" + page);
  return [tab, where];
}

// content is the text of the columns, whatever is folded, without the buttons and
// the form that the scripts add.
const content = () => [...document.querySelectorAll("nav, main, aside")].map((column) => {
  const copy = column.cloneNode(true);
  for (const added of copy.querySelectorAll("button, .fill, .told")) added.remove();
  return copy.textContent;
}).join("\n");

async function check(browser, page) {
  let text;
  for (const width of [390, 1440]) {
    for (const scheme of ["light", "dark"]) {
      const [tab, where] = await open(browser, page, { width, scheme, script: true });
      text = await tab.evaluate(content);
      const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (beyond > 0) problem(where, "is wider than the window by", beyond);
      await tab.evaluate(axe);
      for (const unfold of [false, true]) {
        if (unfold) await tab.evaluate(() => { for (const d of document.querySelectorAll("details:not([name])")) d.open = true; });
        const { violations } = await tab.evaluate(() => globalThis.axe.run({ preload: false }));
        for (const v of violations) problem(where, v.id, v.nodes.length, v.nodes[0].html, v.nodes[0].failureSummary);
      }
      await tab.close();
    }
  }
  const [tab, where] = await open(browser, page, { width: 1440, scheme: "light", script: false });
  if (await tab.evaluate(content) !== text) problem(where, "does not hold what it holds with it");
  await tab.close();
}

(async () => {
  const browser = await puppeteer.launch({ executablePath, args, protocolTimeout: 600000 });
  const there = pages.filter((page) => fs.existsSync(folder + "/" + page));
  for (const page of there) await check(browser, page);
  await browser.close();
  console.log(`${there.length} pages, ${problems} problems`);
  process.exit(problems > 0 || there.length < 10 ? 1 : 0);
})();
