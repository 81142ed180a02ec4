"use strict";
// The pages are complete without this: it adds search, copying, and a memory for
// the language and the version that the reader chose last.
(() => {
  const root = document.body.dataset.root;
  const memory = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a reader may forbid it */ } },
  };

  // Copying
  for (const pre of document.querySelectorAll("pre")) {
    if (!navigator.clipboard) break;
    const frame = document.createElement("div");
    const button = document.createElement("button");
    frame.className = "copied";
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    pre.replaceWith(frame);
    frame.append(pre, button);
  }

  // The language chosen last is open on every page, the others are closed.
  const samples = [...document.querySelectorAll("details.sample")];
  const language = (sample) => sample.querySelector("summary").textContent;
  const wanted = samples.find((s) => language(s) === memory.get("sample"));
  if (wanted) wanted.open = true;
  for (const sample of samples) {
    sample.querySelector("summary").addEventListener("click", () => { if (!sample.open) memory.set("sample", language(sample)); });
  }

  // The version chosen last is offered first where an operation has it.
  for (const link of document.querySelectorAll(".switch a")) {
    link.addEventListener("click", () => memory.set("version", link.textContent));
    if (link.textContent === memory.get("version") && !link.hasAttribute("aria-current")) link.classList.add("last");
  }

  // The menu begins where the reader is.
  const nav = document.getElementById("nav"), here = nav.querySelector("[aria-current]");
  if (here) nav.scrollTop = here.offsetTop - nav.clientHeight / 3;

  // The anchor of the address, as it stands where it is no text that was encoded.
  const anchor = () => {
    const text = location.hash.slice(1);
    try { return decodeURIComponent(text); } catch { return text; }
  };

  // What a link leads to is opened.
  const reveal = () => {
    const target = location.hash && document.getElementById(anchor());
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (target && target.id !== "nav") target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Search
  const box = document.querySelector(".search");
  const input = document.getElementById("query");
  const list = document.createElement("ul");
  list.id = "found";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "What was found");
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "found"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  box.append(list);
  let entries = null, loading = null, found = [], chosen = -1;
  box.hidden = false;
  globalThis.searchIndex = (data) => { entries = data; };
  const load = () => loading ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = root + "search.js";
    script.addEventListener("load", done);
    document.head.append(script);
  });
  // Each word must be there. A title counts more than the rest, the name of an
  // operation ("create cluster" is createCluster) most, a schema least.
  const score = ([page, title, rest], words) => {
    title = title.toLowerCase();
    rest = rest.toLowerCase().split(" "); // method, path, names, tag
    let sum = rest.slice(2, 4).includes(words.join("")) ? 20 : page.startsWith("schemas/") ? -4 : 0;
    for (const word of words) {
      const at = title.indexOf(word);
      if (at < 0 && !rest.some((r) => r.includes(word))) return 0;
      sum += at === 0 ? 8 : at > 0 ? 5 : 1;
    }
    return Math.max(sum, 1);
  };
  const choose = (i) => {
    chosen = i;
    [...list.children].forEach((li, n) => li.setAttribute("aria-selected", String(n === i)));
    if (i >= 0) { input.setAttribute("aria-activedescendant", "found-" + i); list.children[i].scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length && entries ? entries.map((e) => [score(e, words), e]).filter((e) => e[0])
      .sort((a, b) => b[0] - a[0] || a[1][1].length - b[1][1].length).slice(0, 30).map((e) => e[1]) : [];
    list.replaceChildren(...found.map((entry, i) => {
      const li = document.createElement("li"), small = document.createElement("small");
      li.id = "found-" + i;
      li.setAttribute("role", "option");
      li.append(entry[1], small);
      small.textContent = entry[2];
      li.addEventListener("mousedown", () => { location.href = root + entry[0]; });
      return li;
    }));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    choose(found.length ? 0 : -1);
  };
  input.addEventListener("focus", () => load().then(show));
  input.addEventListener("input", () => load().then(show));
  input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (found.length) choose((chosen + (e.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (e.key === "Enter" && chosen >= 0) location.href = root + found[chosen][0];
    else if (e.key === "Escape") { input.value = ""; show(); input.blur(); }
  });
  addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    e.preventDefault();
    input.focus();
  });
})();
