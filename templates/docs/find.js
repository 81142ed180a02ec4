"use strict";
// Search, without a page: findIn(index) returns a function that finds pages for a
// text. It is loaded with the index when a reader begins to search.
(() => {
  // The verbs of titles, and those that readers use for them.
  const verbs = [["paging", "pagination"], ["return", "get", "list", "show", "fetch", "read", "find"], ["create", "add", "make", "new"],
    ["update", "modify", "change", "edit", "set"], ["delete", "remove", "drop"]];
  const empty = new Set("a an and at by can do for from how i in into is it my of on one or the to with what".split(" "));
  const places = [["answer", 2], ["request", 5.8], ["", 6]]; // as the index numbers them, with their weights

  const split = (text) => text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const plain = (text) => split(text).join("");
  const stem = (word) => word.length < 4 ? word : word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");

  // within tells whether two words differ by one letter that is missing, added, wrong
  // or in the wrong place.
  const within = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0, j = 0;
    while (i < a.length && a[i] === b[i]) i++;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    const x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
    return x.length <= 1 && y.length <= 1 || x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
  };

  globalThis.findIn = (data) => {
    const pages = data.pages.map(([address, title, kind, path = "", names = "", tag = "", old = 0]) => ({
      address, title, kind, path, old, tag, words: split(title).map(stem), names: names.split(" ").filter(Boolean),
      named: split(names).map(stem), parts: split(path + " " + tag).map(stem), operation: path !== "",
    }));
    const terms = data.terms.map(([kind, text, numbers]) => {
      let at = 0;
      return { kind, text, whole: plain(text), parts: split(text).map(stem), at: numbers.map((n) => at += n) };
    });
    const synonyms = new Map();
    for (const { words, for: phrases } of data.synonyms ?? []) for (const w of words) synonyms.set(stem(w.toLowerCase()), [...synonyms.get(stem(w.toLowerCase())) ?? [], ...phrases]);

    // scores of the pages for one word: in titles, names, paths, and in terms.
    const cache = new Map();
    const inWords = (all, word) => all.includes(word) ? 1 : word.length > 1 && all.some((w) => w.startsWith(word)) ? 0.7 : word.length > 2 && all.some((w) => w.includes(word)) ? 0.3 : 0;
    const wordScores = (raw) => {
      const known = cache.get(raw);
      if (known) return known;
      const word = stem(raw), found = new Map();
      const note = (i, score, where) => { if (score > (found.get(i)?.score ?? 0)) found.set(i, { score, where }); };
      pages.forEach((p, i) => {
        note(i, 10 * inWords(p.words, word), "title");
        note(i, 8 * inWords(p.named, word), "name");
        note(i, 4 * inWords(p.parts, word), "path");
        if (p.operation && p.kind.toLowerCase() === word) note(i, 4, "method");
      });
      for (const t of terms) {
        const fits = t.whole === raw || t.whole === word ? 1 : t.parts.includes(word) ? 0.6 : word.length > 2 && t.whole.startsWith(word) ? 0.5 : 0;
        if (!fits) continue;
        for (const n of t.at) {
          const [place, weight] = places[n % 3], what = ["property ", "value ", "code "][t.kind] + t.text;
          note(Math.floor(n / 3), fits * (t.kind === 2 ? 12 : weight), what + (place && t.kind < 2 ? " in the " + place : ""));
        }
      }
      cache.set(raw, found);
      return found;
    };

    // phraseScores are those of the pages that have all words of a phrase.
    const phraseScores = (phrase) => {
      const words = split(phrase), sum = new Map();
      const joined = words.length > 1 ? wordScores(words.join("")) : new Map();
      const lists = words.map(wordScores);
      for (const [i, first] of lists[0] ?? []) {
        let score = 0, where = first.where, best = 0;
        if (!lists.every((l) => l.has(i))) continue;
        for (const l of lists) {
          const one = l.get(i);
          score += one.score;
          if (one.score > best || where === "title") { best = one.score; where = one.where; }
        }
        sum.set(i, { score: score / words.length, where });
      }
      for (const [i, one] of joined) if (!(sum.get(i)?.score >= one.score)) sum.set(i, one);
      return sum;
    };

    // alternatives of a word: itself, the verbs that mean it, and its synonyms.
    const alternatives = (word) => {
      const all = [[word, 1]], same = verbs.find((v) => v.includes(word));
      for (const verb of same ?? []) if (verb !== word) all.push([verb, 0.95]);
      (synonyms.get(stem(word)) ?? []).forEach((phrase, i) => all.push([phrase, 1.2 - i / 10]));
      return all;
    };
    const scoresOf = (word) => {
      const best = new Map();
      for (const [phrase, weight] of alternatives(word)) {
        for (const [i, { score, where }] of phraseScores(phrase)) {
          if (score * weight > (best.get(i)?.score ?? 0)) best.set(i, { score: score * weight, where, phrase });
        }
      }
      return best;
    };

    const named = (p, words) => p.names.some((n) => split(n).map(stem).sort().join(" ") === words.map(stem).sort().join(" "));

    // ranked returns the pages that have all words, best first.
    const ranked = (words) => {
      const lists = words.map(scoresOf), hits = [], joined = words.join("");
      if (!lists.length) return hits;
      const together = words.length > 1 ? wordScores(joined) : new Map();
      for (let i = 0; i < pages.length; i++) {
        const p = pages[i], all = lists.every((l) => l.has(i)), one = together.get(i);
        if (!all && !(one && one.score >= 3)) continue;
        let score = 0;
        const where = new Set();
        if (all) for (const l of lists) { score += l.get(i).score / lists.length; where.add(l.get(i).where); }
        if (one && one.score + 4 > score) { score = one.score + 4; where.clear(); where.add(one.where); }
        const meant = lists.flatMap((l) => split(l.get(i)?.phrase ?? "")).map(stem);
        score += 6 * p.words.filter((w) => meant.includes(w)).length / Math.max(p.words.filter((w) => !empty.has(w)).length, 1);
        if (p.names.some((n) => n.toLowerCase() === joined) || p.kind !== "Schema" && plain(p.title) === joined) score += 12;
        else if (named(p, words)) score += 10;
        else if (named(p, meant)) score += 8;
        if (p.kind === "Schema") score -= 12;
        // A short path and a title as "Create ..." are what most readers want.
        if (p.operation) score += Math.max(0, 2 - p.path.split("/").length / 4) + (/^(create|update)/i.test(p.title) ? 0.4 : 0) + (words.includes(p.path.split("/").at(-1).toLowerCase()) ? 2 : 0);
        if (p.kind === "Guide") score += 2;
        if (p.old) score -= 4;
        hits.push({ score, i, address: p.address, title: p.title, kind: p.kind, path: p.path, old: !!p.old, where: [...where].join(", ") });
      }
      return hits.sort((a, b) => b.score - a.score || a.title.length - b.title.length || a.i - b.i);
    };

    let vocabulary = null;
    const words = () => {
      if (!vocabulary) {
        vocabulary = new Map();
        const count = (w, n) => { if (w.length > 2) vocabulary.set(w, (vocabulary.get(w) ?? 0) + n); };
        for (const p of pages) for (const w of split(p.title + " " + p.names.join(" "))) count(w, 3);
        for (const t of terms) { for (const w of split(t.text)) count(w, 1); count(t.whole, 1); }
        for (const w of synonyms.keys()) count(w, 2);
      }
      return vocabulary;
    };
    const nearest = (word) => {
      let best = null, most = 0;
      if (word.length < 4) return null;
      for (const [w, n] of words()) if (n > most && w !== word && within(w, word)) { best = w; most = n; }
      return best;
    };

    // The function returns the pages, and for a word that is nowhere the word that
    // was meant: the pages are those for it.
    return (query, most = 30) => {
      let asked = split(query);
      const wanted = asked.filter((w) => !empty.has(w));
      if (wanted.length) asked = wanted;
      const wrong = [];
      const meant = asked.map((word) => {
        if (scoresOf(word).size) return word;
        const instead = nearest(word);
        wrong.push({ word, instead });
        return instead;
      });
      const hits = meant.includes(null) ? [] : ranked(meant);
      return { hits: hits.slice(0, most), wrong };
    };
  };
})();
