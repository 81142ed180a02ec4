"use strict";
// Fill-in: a form beside the samples that rewrites them while a reader types. It sends
// nothing. Values of the path are kept for the pages that the reader opens next.
(() => {
  const samples = document.querySelector(".samples");
  if (!samples?.dataset.fill) return;
  const inputs = JSON.parse(samples.dataset.fill);
  const address = document.querySelector(".address")?.textContent ?? ""; // names of parameters are in braces
  const aside = samples.closest("aside");
  const marks = new Map();
  for (const e of aside.querySelectorAll("[data-v]")) marks.set(e.dataset.v, [...marks.get(e.dataset.v) ?? [], e]);
  const at = (name) => marks.get(name) ?? [];
  const kept = {
    get(name) { try { return sessionStorage.getItem("fill:" + name); } catch { return null; } },
    set(name, value) { try { if (value) sessionStorage.setItem("fill:" + name, value); else sessionStorage.removeItem("fill:" + name); } catch { /* a reader may forbid it */ } },
  };
  const make = (name, attributes = {}, ...children) => {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  };

  // Texts in the language of a sample
  const shell = (v) => /^[\w@%+=:,./-]+$/.test(v) ? v : "'" + v.replaceAll("'", "'\\''") + "'";
  const quoted = (v) => '"' + v.replace(/["\\$`]/g, "\\$&") + '"';
  const goString = (v) => JSON.stringify(v.toWellFormed?.() ?? v);
  const goValue = (input, v) => {
    if (input.type === "string") return goString(v);
    if (/^(int|int64|uint64|float64|bool)$/.test(input.type)) return v;
    return input.type + "(" + goString(v) + ")";
  };
  const goPointer = (input, v) => "sdk.Ptr(" + (/^(int64|uint64|float64)$/.test(input.type) ? input.type + "(" + v + ")" : goValue(input, v)) + ")";
  const encode = (v) => encodeURIComponent(v).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
  const fits = (input, v) => /^u?int/.test(input.type) ? /^-?\d+$/.test(v) : input.type === "float64" ? /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(v) : input.type !== "bool" || v === "true" || v === "false";
  const isGo = (e) => e.closest("pre").id.startsWith("sample-go");
  const isTyped = (e) => isGo(e) && !/json\.Unmarshal/.test(e.closest("pre").textContent);

  // Parameters
  const values = Object.fromEntries(inputs.map((i) => [i.name, i.value ?? ""]));
  const first = { ...values };
  const urls = at("url").map((e) => [e, e.textContent]);
  const rewriteURL = () => {
    const [template] = address.split("?"), known = new Map(inputs.map((i) => [i.name, i]));
    for (const [e, before] of urls) {
      const [path, query = ""] = before.slice(1, -1).split("?");
      const segments = path.split("/"), parts = template.split("/");
      const now = segments.length !== parts.length ? segments : segments.map((old, i) => {
        const names = [...parts[i].matchAll(/\{([^}]+)\}/g)].map((m) => m[1]);
        if (!names.length || names.some((n) => known.get(n)?.in !== "path")) return old;
        return parts[i].replace(/\{([^}]+)\}/g, (_, n) => encode(values[n] || first[n]));
      });
      const rest = query.split("&").filter((p) => p && known.get(decodeURIComponent(p.split("=")[0]))?.in !== "query");
      const own = inputs.filter((i) => i.in === "query" && values[i.name]).map((i) => encode(i.name) + "=" + encode(values[i.name]));
      // a parameter that the sample sends beyond what is required stays unless it is set
      const sent = query.split("&").filter((p) => { const i = known.get(p.split("=")[0]); return i?.in === "query" && !i.value && !values[i.name]; });
      const all = [...rest, ...sent, ...own];
      e.textContent = '"' + now.join("/") + (all.length ? "?" + all.join("&") : "") + '"';
    }
  };
  const rewriteParams = () => {
    for (const input of inputs) {
      const v = values[input.name] || first[input.name];
      if (!v || !fits(input, v)) continue;
      for (const e of at("p:" + input.name)) {
        if (isGo(e)) e.textContent = goValue(input, v);
        else if (e.textContent.startsWith('"' + input.name + ":")) e.textContent = quoted(input.name + ": " + v);
        else e.textContent = shell(v);
      }
    }
    // those that are not required are added
    const added = inputs.filter((i) => !i.value && values[i.name] && fits(i, values[i.name]));
    for (const e of at("more")) {
      const empty = isGo(e) && e.previousSibling.textContent.endsWith("{"); // there are no other fields
      const curl = e.closest("pre").id.startsWith("sample-curl");
      e.textContent = added.map((i) => {
        const v = values[i.name];
        if (isGo(e)) return `\t\t${i.go}: ${goPointer(i, v)},\n`;
        if (!curl) return ` \\\n  --${i.flag}${i.type === "bool" ? "=" : " "}${shell(v)}`;
        return i.in === "header" ? ` \\\n  --header ${quoted(i.name + ": " + v)}` : "";
      }).join("");
      if (empty && added.length) e.textContent = "\n" + e.textContent + "\t";
    }
    rewriteURL();
  };

  // The body: its scalars are numbered in the order of the example.
  const example = document.querySelector("#example-request code");
  const leaves = [];
  const walk = (value, path) => {
    if (value !== null && typeof value === "object") {
      for (const [key, v] of Object.entries(value)) walk(v, Array.isArray(value) ? `${path}[${key}]` : path ? path + "." + key : key);
    } else leaves.push({ path, value });
  };
  let body = null;
  const original = new Map();
  if (example && at("b1").length) {
    try { body = JSON.parse(example.textContent); } catch { /* then the body is not offered */ }
    if (body !== null) walk(body, "");
    if (leaves.length !== [...marks.keys()].filter((m) => /^b\d+$/.test(m)).length) leaves.length = 0;
    for (const [name, all] of marks) if (/^b\d/.test(name)) for (const e of all) original.set(e, e.textContent);
  }
  const put = (n, leaf, value) => {
    leaf.now = value;
    for (const e of at("b" + n)) {
      const json = JSON.stringify(value);
      if (value === leaf.value) e.textContent = original.get(e);
      else if (isTyped(e)) {
        const type = e.dataset.t;
        if (type === "time.Time") {
          const d = new Date(value), months = "January February March April May June July August September October November December".split(" ");
          if (!Number.isNaN(+d)) e.textContent = `time.Date(${d.getUTCFullYear()}, time.${months[d.getUTCMonth()]}, ${d.getUTCDate()}, ${d.getUTCHours()}, ${d.getUTCMinutes()}, ${d.getUTCSeconds()}, ${d.getUTCMilliseconds() * 1e6}, time.UTC)`;
        } else e.textContent = type ? `${type}(${json})` : json;
      } else if (isGo(e)) e.textContent = json.replaceAll("`", "\\u0060");
      else e.textContent = e.closest(".sample") ? json.replaceAll("'", "'\\''") : json;
    }
  };

  // A body of another structure replaces the JSON of the samples.
  const between = (from) => {
    const all = [];
    for (let n = from.nextSibling; n && n.dataset?.v !== "body-end"; n = n.nextSibling) all.push(n);
    return all;
  };
  const ranges = at("body").map((from) => ({ from, nodes: between(from) }));
  const note = make("p", { class: "told" }, "This program keeps the body of the page, because its members were changed: the other one has them.");
  const typed = document.getElementById("sample-go-sdk");
  if (typed && isTyped(typed)) typed.closest("details").querySelector("summary").after(note);
  const replaceBody = (value) => {
    for (const { from, nodes } of ranges) {
      for (const n of between(from)) n.remove();
      if (value === undefined) { from.after(...nodes); continue; }
      const indent = from.closest(".sample") ? isGo(from) ? "\t" : "  " : "";
      let json = JSON.stringify(value, null, 2).replaceAll("\n", "\n" + indent);
      json = isGo(from) ? json.replaceAll("`", "\\u0060") : from.closest(".sample") ? json.replaceAll("'", "'\\''") : json;
      from.after(document.createTextNode(json));
    }
    note.hidden = value === undefined;
  };

  // The form
  const form = make("div", { class: "form" });
  const rest = make("details", { class: "whole" }, make("summary", {}, "Parameters that are not required"));
  const row = (to, label, control, required) => to.append(make("label", {}, make("span", {}, label, required ? make("b", {}, " required") : ""), control));
  const listen = (control, use) => control.addEventListener("input", use);
  for (const input of inputs) {
    const stored = input.in === "path" ? kept.get(input.name) : null;
    const control = input.type === "bool" || input.values
      ? make("select", {}, make("option", { value: "" }, input.value ? "as in the sample" : "not set"), ...(input.values ?? ["true", "false"]).map((v) => make("option", { value: v }, v)))
      : make("input", { type: "text", placeholder: input.value ?? "", autocomplete: "off", spellcheck: "false" });
    if (stored) { control.value = stored; values[input.name] = stored; }
    listen(control, () => {
      const v = control.value.trim();
      control.setAttribute("aria-invalid", String(v !== "" && !fits(input, v)));
      values[input.name] = v || first[input.name];
      if (input.in === "path") kept.set(input.name, v);
      rewriteParams();
    });
    row(input.required ? form : rest, input.name, control, input.required);
  }
  const text = make("textarea", { rows: "10", spellcheck: "false", "aria-label": "The body as JSON" });
  const wrong = make("p", { class: "told", role: "status" });
  leaves.forEach((leaf, i) => {
    const kind = typeof leaf.value;
    const control = kind === "boolean"
      ? make("select", {}, ...["true", "false"].map((v) => make("option", { value: v }, v)))
      : make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    control.value = String(leaf.value);
    leaf.control = control;
    listen(control, () => {
      let value = control.value;
      if (kind !== "string") { try { value = JSON.parse(control.value); } catch { value = undefined; } }
      const ok = kind === "string" || leaf.value === null || typeof value === kind;
      control.setAttribute("aria-invalid", String(!ok));
      if (!ok) return;
      put(i + 1, leaf, value);
      text.value = JSON.stringify(JSON.parse(example.textContent), null, 2);
    });
    row(form, leaf.path, control);
  });
  listen(text, () => {
    let value;
    try { value = JSON.parse(text.value); wrong.textContent = ""; } catch (e) { wrong.textContent = e.message; return; }
    const before = leaves.map((l) => l.path).join("\n"), was = leaves.splice(0);
    walk(value, "");
    const now = leaves.splice(0, leaves.length, ...was), same = now.map((l) => l.path).join("\n") === before;
    replaceBody(same ? undefined : value);
    if (same) now.forEach((l, i) => { put(i + 1, leaves[i], l.value); leaves[i].control.value = String(l.value); });
  });
  if (body !== null) {
    text.value = JSON.stringify(body, null, 2);
    form.append(make("details", { class: "whole" }, make("summary", {}, "The body as JSON"), text, wrong));
  }
  if (rest.children.length > 1) form.append(rest);
  const reset = make("button", { type: "button" }, "Reset");
  reset.addEventListener("click", () => {
    for (const input of inputs) { kept.set(input.name, ""); values[input.name] = first[input.name]; }
    for (const c of form.querySelectorAll("label input, label select")) { c.value = ""; c.removeAttribute("aria-invalid"); }
    replaceBody(undefined);
    leaves.forEach((leaf, i) => { leaf.control.value = String(leaf.value); put(i + 1, leaf, leaf.value); });
    if (body !== null) text.value = JSON.stringify(body, null, 2);
    rewriteParams();
  });
  if (!inputs.length && !leaves.length && body === null) return;
  form.append(make("p", { class: "told" }, "This changes the samples on this page. Nothing is sent. ", reset));
  note.hidden = true;
  samples.before(make("details", { class: "fill" }, make("summary", {}, "Fill in"), form));
  if (inputs.some((i) => i.in === "path" && kept.get(i.name))) rewriteParams();
})();
