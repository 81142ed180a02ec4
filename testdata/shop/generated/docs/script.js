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
  const copier = (of, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    if (name) button.setAttribute("aria-label", name);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(of.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    return button;
  };
  if (navigator.clipboard) {
    for (const pre of document.querySelectorAll("pre")) {
      const frame = document.createElement("div");
      frame.className = "copied";
      pre.replaceWith(frame);
      frame.append(pre, copier(pre));
    }
    document.querySelector(".address")?.after(copier(document.querySelector(".address"), "Copy the URL"));
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

  // What a link leads to is opened. "#=name" leads to the first attribute of that name.
  const named = (name) => [...document.querySelectorAll(".fields a.name")].find((a) => a.textContent === name)?.closest("[id]");
  const reveal = () => {
    const id = location.hash && anchor();
    if (id.startsWith("=")) {
      const field = named(id.slice(1));
      if (field) location.replace("#" + field.id);
      return;
    }
    const target = id && document.getElementById(id);
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (target && target.id !== "nav") target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Search, and the filter of the menu. Both load the index when they are used first.
  const make = (name, attributes = {}, ...children) => {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  };
  let index = null, search = null, loading = null;
  globalThis.searchIndex = (data) => { index = data; };
  const script = (name) => new Promise((done) => {
    const s = make("script", { src: root + name });
    s.addEventListener("load", done);
    document.head.append(s);
  });
  const load = () => loading ??= Promise.all([script("find.js"), script("search.js")]).then(() => { search = globalThis.findIn(index); });
  const short = (method) => ({ DELETE: "DEL", OPTIONS: "OPT" })[method] ?? method;
  const isMethod = (kind) => /^[A-Z]+$/.test(kind);
  const tag = (kind) => make("span", { class: "tag " + (isMethod(kind) ? kind : "") }, isMethod(kind) ? short(kind) : kind === "Group of operations" ? "Group" : kind);
  // A property on another page has no anchor that the index knows: "#=name" stands for
  // the first of that name.
  const address = (hit) => {
    const named = /property (\S+)/.exec(hit.where);
    return root + hit.address + (named && isMethod(hit.kind) ? "#=" + encodeURIComponent(named[1]) : "");
  };

  const box = document.querySelector(".search");
  const input = document.getElementById("query");
  const list = make("div", { id: "found", role: "listbox", "aria-label": "What was found" });
  const told = make("p", { class: "told", role: "status" });
  const panel = make("div", { class: "found" }, told, list);
  panel.hidden = true;
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "found"], ["aria-autocomplete", "list"]]) input.setAttribute(name, value);
  box.append(panel);
  box.hidden = false;
  let chosen = -1;
  const choose = (i) => {
    chosen = i;
    [...list.children].forEach((a, n) => a.setAttribute("aria-selected", String(n === i)));
    if (i >= 0) { input.setAttribute("aria-activedescendant", "found-" + i); list.children[i].scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
  };
  const tell = (query, { hits, wrong }) => {
    told.replaceChildren();
    for (const { word, instead } of wrong) {
      told.append(`nothing for ${word}` + (instead ? ": " : ". "));
      if (!instead) continue;
      const button = make("button", { type: "button" }, instead);
      button.addEventListener("mousedown", (e) => { e.preventDefault(); input.value = query.toLowerCase().replace(word, instead); show(); });
      told.append(button, "? ");
    }
    if (!hits.length && !wrong.length) told.append(`nothing has all of ${query}`);
    told.hidden = !told.hasChildNodes();
  };
  const option = (hit, i) => make("a", { id: "found-" + i, role: "option", href: address(hit), tabindex: "-1", ...(hit.old && { class: "old" }) },
    tag(hit.kind), make("span", {}, hit.title, make("small", {}, hit.path && hit.path + " ", make("em", {}, hit.where))));
  const show = () => {
    const query = input.value.trim();
    const result = query && search ? search(query) : { hits: [], wrong: [] };
    list.replaceChildren(...result.hits.map(option));
    panel.hidden = !query || !search;
    if (!panel.hidden) tell(query, result);
    input.setAttribute("aria-expanded", String(result.hits.length > 0));
    choose(result.hits.length ? 0 : -1);
  };
  input.addEventListener("focus", () => load().then(show));
  input.addEventListener("input", () => load().then(show));
  input.addEventListener("blur", (e) => { if (!panel.contains(e.relatedTarget)) { panel.hidden = true; input.setAttribute("aria-expanded", "false"); } });
  panel.addEventListener("mousedown", (e) => e.preventDefault()); // keeps the focus; a link still opens
  input.addEventListener("keydown", (e) => {
    const n = list.children.length;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (n) choose((chosen + (e.key === "ArrowDown" ? 1 : n - 1)) % n);
    } else if (e.key === "Enter" && chosen >= 0) { location.href = list.children[chosen].href; panel.hidden = true; }
    else if (e.key === "Escape") { input.value = ""; show(); input.blur(); }
  });
  addEventListener("keydown", (e) => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    e.preventDefault();
    input.focus();
  });

  // The filter lists the operations of all groups whose title, name or path has all
  // words.
  const filter = make("input", { class: "filter", type: "search", placeholder: "Filter operations", "aria-label": "Filter operations", autocomplete: "off" });
  const filtered = make("ul", { class: "filtered" });
  const menu = [...nav.children].filter((e) => !e.matches(".close"));
  (nav.querySelector(".close") ?? nav).after(filter, filtered);
  filtered.hidden = true;
  const narrow = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    filtered.hidden = !words.length;
    for (const e of menu) e.hidden = words.length > 0;
    if (!words.length || !index) return;
    const found = index.pages.filter((p) => p.length > 3 && words.every((w) => p.slice(1).join(" ").toLowerCase().includes(w)));
    found.sort((a, b) => (a[6] ?? 0) - (b[6] ?? 0) || a[5].localeCompare(b[5]));
    let group = null;
    filtered.replaceChildren();
    for (const [page, title, method, , , of, old] of found.slice(0, 200)) {
      if (of !== group) filtered.append(make("li", { class: "group" }, group = of));
      filtered.append(make("li", old ? { class: "old" } : {}, make("a", { href: root + page }, tag(method), " ", title)));
    }
    if (!found.length) filtered.append(make("li", { class: "group" }, "No operation"));
  };
  filter.addEventListener("input", () => load().then(narrow));
  filter.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { filter.value = ""; narrow(); }
    if (e.key === "Enter") filtered.querySelector("a")?.click();
  });
})();
