"use strict";
// node fill.cjs CHROMIUM FOLDER PAGE NEXT BARE: fills in the form of a page as a reader
// does, and prints what is wrong; exits 1 if anything is. BARE is a page of another
// folder, whose operation has a body and no parameters.
const puppeteer = require("puppeteer-core");
const [executablePath, folder, page, next, bare] = process.argv.slice(2);
let problems = 0;
const want = (what, text, part) => { if (!text.includes(part)) { problems++; console.log(`${what} lacks ${part}:\n${text.slice(0, 1500)}`); } };

// set types into the control of a label, and returns the samples by title.
const set = (fields) => {
  for (const [label, value] of Object.entries(fields)) {
    const found = [...document.querySelectorAll(".form label")].find((l) => l.querySelector("span").firstChild.textContent === label);
    const control = found.querySelector("input, select");
    control.value = value;
    control.dispatchEvent(new Event("input"));
  }
  return Object.fromEntries([...document.querySelectorAll(".sample")].map((s) => [s.querySelector("summary").textContent, s.querySelector("pre").textContent]));
};

(async () => {
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
  const tab = await browser.newPage();
  tab.on("request", (r) => { if (!/^(file|data):/.test(r.url())) { problems++; console.log("asks for", r.url()); } });
  tab.on("pageerror", (e) => { problems++; console.log("fails with", e.message); });
  await tab.goto("file://" + folder + "/" + page);
  const id = "0123456789abcdef01234567";
  let s = await tab.evaluate(set, { groupId: id, name: "it's `new`", clusterType: "GEOSHARDED", envelope: "true" });
  want("command line", s["Command line"], "--group-id " + id);
  want("command line", s["Command line"], "--envelope=true");
  want("command line", s["Command line"], `"name": "it'\\''s \`new\`"`);
  want("Go", s["Go SDK"], `GroupId: "${id}"`);
  want("Go", s["Go SDK"], `sdk.Ptr("it's \`new\`")`);
  want("Go", s["Go SDK"], `ClusterType("GEOSHARDED")`);
  want("Go", s["Go SDK"], "Envelope: sdk.Ptr(true),");
  want("JSON in Go", s["Go SDK, body in JSON"], `"name": "it's \\u0060new\\u0060"`);
  for (const title of Object.keys(s).filter((t) => t.startsWith("curl"))) want(title, s[title], `/groups/${id}/clusters?envelope=true`);
  await tab.evaluate(() => {
    const text = document.querySelector(".form textarea"), body = JSON.parse(text.value);
    text.value = JSON.stringify({ ...body, added: [1] });
    text.dispatchEvent(new Event("input"));
  });
  s = await tab.evaluate(set, {});
  want("command line with another body", s["Command line"], '"added": [');
  want("JSON in Go with another body", s["Go SDK, body in JSON"], '"added": [');
  await tab.goto("file://" + folder + "/" + next);
  s = await tab.evaluate(set, {});
  want("the next page", s["Command line"], "--group-id " + id);
  await tab.goto("file://" + bare);
  want("the page without parameters", await tab.evaluate(() => document.querySelector(".form textarea")?.value ?? ""), "{");
  await browser.close();
  console.log(problems, "problems");
  process.exit(problems > 0 ? 1 : 0);
})();
