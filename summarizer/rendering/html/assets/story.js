// Help, and no more: without it a link opens the article that it points into, and the browser's own way leads back.
"use strict";
(() => {
  const back = document.createElement("a");
  back.className = "back";
  back.textContent = "Back to the claim";
  let from = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link === back) {
      event.preventDefault();
      const folded = from.closest("details");
      if (folded) folded.open = true;
      from.focus();
      from.scrollIntoView({ block: "center" });
      back.remove();
    } else if (link) {
      arrive(document.getElementById(link.hash.slice(1)), link);
    }
  });

  function arrive(target, link) {
    const folded = target && target.closest("details");
    if (!folded) return;
    folded.open = true;
    if (!target.classList.contains("place")) return;
    from = link;
    if (!link.id) link.id = "from-" + [...document.querySelectorAll("a.ev")].indexOf(link);
    back.href = "#" + link.id;
    target.after(back);
    setTimeout(() => target.focus({ preventScroll: true }));
  }

  window.addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
  });
})();
