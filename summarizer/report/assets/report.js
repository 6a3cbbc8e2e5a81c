// The index's search and filters. All that is shown goes in as text; the state is kept in the address's fragment.
"use strict";

(() => {
  const block = document.getElementById("data");
  if (!block) return;
  const data = JSON.parse(block.textContent);
  block.remove();

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const FIELDS = ["q", "outlet", "actor", "source", "number", "engine", "from", "to", "open", "rejected", "sort"];
  const CHUNK = 50;
  const count = data.page.length;
  const by = (id) => document.getElementById(id);
  const form = by("search"), cards = by("cards"), status = by("status"), more = by("more"), clear = by("clear");
  const control = (name) => form.elements.namedItem(name);

  /* Words: as folding.py has them. */

  const LETTERS = new RegExp(`[${Object.keys(data.alike).join("")}]`, "g");
  const ALONE = /([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])/gu;
  const WORD = /[\p{L}\p{N}]+(?:(?<=\p{Nd})[.,](?=\p{Nd})[\p{L}\p{N}]+)*/gu;
  const fold = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(LETTERS, (letter) => data.alike[letter]);
  const wordsOf = (text) => fold(text).replace(ALONE, " $1 ").match(WORD) || [];

  /* The index: for each word the places of its documents, taken apart when the first search comes. */

  const value = new Int8Array(128).fill(-1);
  [...data.signs].forEach((sign, index) => { value[sign.charCodeAt(0)] = index; });

  function rising(told, into) {
    let at = -1, distance = 0;
    for (let i = 0; i < told.length; i++) {
      const bits = value[told.charCodeAt(i)];
      distance = distance * 32 + (bits & 31);
      if (bits >= 32) {
        at += distance + 1;
        distance = 0;
        into.push(at);
      }
    }
    return into;
  }

  let index = null;
  function indexed() {
    if (index) return index;
    const words = data.words.split(" "), starts = new Uint32Array(words.length + 1), places = [];
    data.places.split(" ").forEach((told, word) => {
      rising(told, places);
      starts[word + 1] = places.length;
    });
    index = { words, starts, places: Uint32Array.from(places) };
    data.words = data.places = "";
    return index;
  }

  function firstFrom(words, word) {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // How many of the words that were typed a document has; each stands for all words that begin so.
  function matching(typed) {
    const { words, starts, places } = indexed();
    const having = new Uint8Array(count), seen = new Uint8Array(count);
    const wanted = [...new Set(typed)].slice(0, 100);
    wanted.forEach((word, turn) => {
      for (let i = firstFrom(words, word); i < words.length && words[i].startsWith(word); i++) {
        for (let j = starts[i]; j < starts[i + 1]; j++) {
          const place = places[j];
          if (seen[place] !== turn + 1) {
            seen[place] = turn + 1;
            having[place]++;
          }
        }
      }
    });
    return (place) => having[place] === wanted.length;
  }

  /* Names: a document has some of them, as numbers. */

  const columns = {};
  function columnOf(name) {
    columns[name] = columns[name] || data[name].map((told) => rising(told, []));
    return columns[name];
  }

  // The name itself where there is one; else every name that has what was typed in it.
  const foldedNames = new Map();
  function named(names, typed) {
    if (!foldedNames.has(names)) foldedNames.set(names, names.map(fold));
    const wanted = fold(typed).trim(), folded = foldedNames.get(names);
    const exact = folded.indexOf(wanted);
    if (exact >= 0) return new Set([exact]);
    return new Set(folded.flatMap((name, number) => (name.includes(wanted) ? [number] : [])));
  }

  function havingName(column, names, typed) {
    const wanted = named(names, typed), held = columnOf(column);
    return (place) => held[place].some((number) => wanted.has(number));
  }

  /* State and tests */

  function stateOf(fragment) {
    const told = new URLSearchParams(fragment.replace(/^#/, "")), state = {};
    for (const field of FIELDS) {
      const said = (told.get(field) || "").slice(0, 500);
      if (said.trim() && (!(field === "from" || field === "to") || isTime(said))) state[field] = said;
    }
    return state;
  }

  // A day, or an hour of one.
  function isTime(said) {
    const found = /^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3]))?$/.exec(said), day = found && new Date(`${found[1]}T00:00:00Z`);
    return Boolean(found) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(found[1]);
  }

  const fragmentOf = (state) => {
    const told = new URLSearchParams(FIELDS.filter((field) => state[field]).map((field) => [field, state[field]]));
    return told.toString();
  };

  const numberOf = (id) => data.numbers.find((row) => row.id === id);

  const TESTS = {
    q: (typed) => { const words = wordsOf(typed); return words.length ? matching(words) : null; },
    outlet: (name) => { const wanted = named(data.outlets, name); return (place) => wanted.has(data.outlet[place]); },
    engine: (name) => { const wanted = named(data.engines, name); return (place) => wanted.has(data.engine[place]); },
    actor: (name) => havingName("actor", data.actors, name),
    source: (name) => havingName("source", data.sources, name),
    number: (id) => { const held = new Set((numberOf(id) || { documents: [] }).documents); return (place) => held.has(place); },
    from: (day) => (place) => data.when[place] !== "" && data.when[place].slice(0, day.length) >= day,
    to: (day) => (place) => data.when[place] !== "" && data.when[place].slice(0, day.length) <= day,
    open: () => (place) => data.open[place] > 0,
    rejected: () => (place) => data.rejected[place] > 0,
  };
  const ORDERS = {
    oldest: (a, b) => (data.when[a] === "") - (data.when[b] === "") || compare(data.when[a], data.when[b]) || a - b,
    open: (a, b) => data.open[b] - data.open[a] || a - b,
    rejected: (a, b) => data.rejected[b] - data.rejected[a] || a - b,
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  function found(state) {
    const tests = Object.keys(TESTS).flatMap((field) => (state[field] ? [TESTS[field](state[field])] : []));
    const kept = tests.filter(Boolean), places = [];
    for (let place = 0; place < count; place++) if (kept.every((test) => test(place))) places.push(place);
    return Object.hasOwn(ORDERS, state.sort || "") ? places.sort(ORDERS[state.sort]) : places;
  }

  /* Showing */

  function told(when) {
    if (!when) return "day not known";
    const day = `${Number(when.slice(8, 10))} ${MONTHS[Number(when.slice(5, 7)) - 1]} ${Number(when.slice(0, 4))}`;
    return when.length > 10 ? `${day}, ${when.slice(11)}` : day;
  }

  const card = by("card").content;
  function shown(place) {
    const made = card.cloneNode(true), link = made.querySelector(".headline");
    const meta = [data.outlets[data.outlet[place]] || "outlet not named", told(data.when[place])];
    if (data.schema[place]) meta.push(data.schema[place]);
    if (data.engines.length > 1) meta.push(data.engines[data.engine[place]]);
    if (data.language[place]) made.querySelector(".card").lang = data.language[place];
    link.href = `documents/${data.page[place]}.html`;
    link.textContent = data.headline[place];
    made.querySelector(".meta span").textContent = meta.join(" · ");
    const fill = (selector, text, target) => {
      const part = made.querySelector(selector);
      part.hidden = !text;
      (target ? part.querySelector(target) : part).textContent = text;
    };
    fill(".warn", data.open[place] ? `${data.open[place].toLocaleString("en")} open` : "");
    fill(".bad", data.rejected[place] ? `${data.rejected[place].toLocaleString("en")} rejected` : "");
    fill(".fact", data.fact[place]);
    fill(".shown", data.shown[place], "bdi");
    return made;
  }

  let results = [], drawn = 0;
  function drawMore() {
    const part = document.createDocumentFragment();
    for (const place of results.slice(drawn, drawn + CHUNK)) part.append(shown(place));
    drawn = Math.min(drawn + CHUNK, results.length);
    cards.append(part);
    more.hidden = drawn >= results.length;
    more.textContent = `Show ${Math.min(CHUNK, results.length - drawn)} more`;
  }

  const bars = [...document.querySelectorAll(".bars .filter")];
  function drawBars(state) {
    const counts = new Map();
    const hourly = data.bars.length > 0 && data.bars[0][0].length > 10;
    for (const place of results) {
      const key = data.when[place].slice(0, hourly ? 13 : 10);
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    const days = [...counts];
    data.bars.forEach(([start, end, total], number) => {
      const inside = days.reduce((sum, [day, times]) => (day >= start && day <= end ? sum + times : sum), 0);
      const all = bars[number].querySelector(".all"), part = bars[number].querySelector(".found");
      const height = total ? (Number(all.getAttribute("height")) * inside) / total : 0;
      part.setAttribute("height", String(height));
      part.setAttribute("y", String(100 - height));
      const chosen = state.from === start && state.to === end;
      if (chosen) bars[number].setAttribute("aria-current", "true");
      else bars[number].removeAttribute("aria-current");
    });
  }

  // What no control shows has a button that takes it away.
  function drawChips(state) {
    const labels = {
      source: state.source && `Source: ${state.source}`,
      number: state.number && `Number: ${(numberOf(state.number) || { name: "not in this report" }).name}`,
    };
    for (const field of ["from", "to"]) {
      if (state[field] && state[field].length > 10) labels[field] = `${field === "from" ? "From" : "To"}: ${told(state[field] + ":00")}`;
    }
    const chips = Object.keys(labels).filter((field) => labels[field]).map((field) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.className = "chip";
      chip.textContent = labels[field];
      chip.setAttribute("aria-label", `Take away ${labels[field]}`);
      chip.addEventListener("click", () => { change({ [field]: "" }); form.elements.q.focus(); });
      return chip;
    });
    by("chips").replaceChildren(...chips);
  }

  function fillControls(state) {
    for (const field of FIELDS) {
      const one = control(field);
      if (!one) continue;
      if (one.type === "checkbox") one.checked = Boolean(state[field]);
      else if (one !== document.activeElement || one.value.trim() !== (state[field] || "").trim()) {
        one.value = one.type === "date" ? (state[field] || "").slice(0, 10) : state[field] || "";
      }
    }
    const active = FIELDS.filter((field) => state[field] && field !== "q").length;
    by("active").textContent = active ? `(${active} set)` : "";
    clear.hidden = !FIELDS.some((field) => state[field]);
  }

  let current = {};
  function run(state) {
    current = state;
    results = found(state);
    drawn = 0;
    cards.replaceChildren();
    drawMore();
    drawBars(state);
    drawChips(state);
    fillControls(state);
    const all = `${count.toLocaleString("en")} document${count === 1 ? "" : "s"}`;
    const said = results.length === count ? all : `${results.length.toLocaleString("en")} of ${all}`;
    if (status.textContent !== said) status.textContent = said;
  }

  // A link for each change, so that the way back leads through them; a word that is being typed is one change.
  function change(parts, typing) {
    const state = stateOf(fragmentOf({ ...current, ...parts })), fragment = fragmentOf(state);
    if (fragment === fragmentOf(current)) return;
    const address = `#${fragment}`;
    if (typing && wasTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    wasTyping = typing;
    run(state);
  }
  let wasTyping = false;

  // A fragment without "=" is a place on the page, and changes nothing.
  function follow() {
    wasTyping = false;
    if (location.hash.length > 1 && !location.hash.includes("=")) return;
    run(stateOf(location.hash));
  }

  /* Wiring */

  function options(select, names) {
    if (!select) return;
    for (const name of [...names].sort((a, b) => a.localeCompare(b, "en"))) select.append(new Option(name, name));
  }

  // What filters becomes a link, which joins what is set already; a click on what is set takes it away.
  function linked(part) {
    const link = document.createElement("a");
    link.className = part.className;
    link.href = `#${part.dataset.filter}`;
    link.append(...part.childNodes);
    part.replaceWith(link);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const wanted = stateOf(link.hash), isSet = Object.keys(wanted).every((field) => current[field] === wanted[field]);
      change(isSet ? Object.fromEntries(Object.keys(wanted).map((field) => [field, ""])) : wanted);
      if (!link.classList.contains("bar")) goTo(by("documents"));
    });
    return link;
  }

  function goTo(part) {
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }

  document.querySelectorAll(".filter").forEach((part) => {
    const link = linked(part);
    const place = bars.indexOf(part);
    if (place >= 0) {
      bars[place] = link;
      link.title = part.dataset.label;
    }
  });
  document.querySelectorAll(".skip, .jump a").forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(document.querySelector(link.getAttribute("href")));
  }));
  options(control("outlet"), data.outlets);
  options(control("engine"), data.engines);
  by("actor-names").append(...data.actors.slice(0, 200).map((name) => new Option(name)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const one = event.target, typing = one.type === "search" || one.type === "text";
    if (one.name) change({ [one.name]: one.type === "checkbox" ? (one.checked ? "1" : "") : one.value }, typing);
  });
  more.addEventListener("click", () => {
    const next = drawn;
    drawMore();
    const first = cards.children[next];
    if (first) first.querySelector("a").focus();
  });
  clear.addEventListener("click", () => {
    change(Object.fromEntries(FIELDS.map((field) => [field, ""])));
    form.elements.q.focus();
  });
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".rest:not([open])")];
    folded.forEach((part) => { part.open = true; });
  });
  window.addEventListener("afterprint", () => folded.forEach((part) => { part.open = false; }));
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);

  document.querySelectorAll(".plain").forEach((part) => part.remove());
  by("filters").open = window.innerWidth >= 900;
  form.hidden = false;
  run(stateOf(location.hash.includes("=") ? location.hash : ""));
  setTimeout(indexed, 50); // so that the first key does not wait for it
})();
