/* A claim and what it rests on light one other. Without this script the links between them do. */
(() => {
  "use strict";
  let folded = [];
  const fold = (open) => folded.forEach((one) => { one.open = open; });
  addEventListener("beforeprint", () => { folded = [...document.querySelectorAll("details:not([open])")]; fold(true); });
  addEventListener("afterprint", () => fold(false));
  const pane = document.getElementById("article");
  if (!pane) return;

  document.documentElement.classList.add("js");
  const wide = matchMedia("(min-width: 60rem)");
  const byId = (id) => id && document.getElementById(id);
  const partsOf = new Map();
  const claimsOf = new Map();
  for (const claim of document.querySelectorAll(".claim")) {
    const anchors = Array.from(claim.querySelectorAll("a.ev"), (link) => link.hash.slice(1));
    partsOf.set(claim, [...anchors, claim.dataset.mark].map(byId).filter(Boolean));
    for (const part of partsOf.get(claim)) claimsOf.set(part, [...(claimsOf.get(part) || []), claim]);
  }
  const others = (subject) => partsOf.get(subject) || claimsOf.get(subject);
  const seen = (one) => one.checkVisibility();
  const subjectOf = (element) => {
    while (element && !others(element)?.some(seen)) element = element.parentElement;
    return element;
  };

  let lit = [];
  const light = (subject) => {
    lit.forEach((one) => one.classList.remove("lit"));
    lit = subject ? [subject, ...others(subject)] : [];
    lit.forEach((one) => one.classList.add("lit"));
  };

  /* Scrolls to the first of these, in its column, unless one is in view. */
  const reveal = (elements) => {
    const [first, ...rest] = elements.filter(seen);
    if (!first || !wide.matches) return;
    const inside = pane.contains(first);
    const [frame, ...boxes] = [pane, first, ...rest].map((one) => one.getBoundingClientRect());
    const top = inside ? Math.max(0, frame.top) : 0;
    const bottom = inside ? Math.min(innerHeight, frame.bottom) : innerHeight;
    if (boxes.some((box) => box.top >= top && box.bottom <= bottom)) return;
    (inside ? pane : window).scrollBy({ top: boxes[0].top - top - (bottom - top) / 4 });
  };

  let held = null; /* lit again when the mouse leaves */
  let pointed = null;
  let timer = 0;
  let spot = "";
  const hold = (subject) => { clearTimeout(timer); held = pointed = subject; light(subject); };
  addEventListener("pointerover", (event) => {
    const before = spot;
    spot = event.screenX + " " + event.screenY;
    if (spot === before || event.pointerType === "touch") return; /* the page slid under a resting mouse */
    const subject = subjectOf(event.target);
    if (subject === pointed) return;
    pointed = subject;
    light(subject || held);
    clearTimeout(timer);
    if (subject) timer = setTimeout(() => reveal(others(subject)), 120);
  });

  let moving = false;
  let came = null; /* the claim that led into the text */
  const go = (target) => {
    moving = true;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    moving = false;
    reveal([target]);
  };
  addEventListener("focusin", (event) => {
    const subject = !moving && subjectOf(event.target);
    if (!subject) return;
    hold(subject);
    reveal(others(subject));
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hold(null); });
  addEventListener("click", (event) => {
    const subject = subjectOf(event.target);
    if (!subject) return;
    hold(subject);
    const link = event.target.closest("a[href^='#']");
    if (!link) { reveal(others(subject)); return; }
    if (!wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (partsOf.has(subject)) { came = subject; go(byId(link.hash.slice(1))); }
    else go(others(subject).includes(came) ? came : others(subject)[0]);
  });

  const arrive = () => {
    const target = byId(location.hash.slice(1));
    if (target && others(target)) { hold(target); reveal([target]); reveal(others(target)); }
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
