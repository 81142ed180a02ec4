"use strict";
// node search.cjs FOLDER: loads the search of a reference as a page does, and prints
// for each line of the input what it finds: as JSON, one line a query.
const fs = require("fs");
const vm = require("vm");

const folder = process.argv[2];
let index = null;
globalThis.searchIndex = (data) => { index = data; };
for (const name of ["find.js", "search.js"]) vm.runInThisContext(fs.readFileSync(folder + "/" + name, "utf8"));
const find = globalThis.findIn(index);
for (const query of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) console.log(JSON.stringify(find(query, 5)));
