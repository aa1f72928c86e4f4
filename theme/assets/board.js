"use strict";
/* Comfort only: every page says the same without this script. Old phones: ES2018 at most. */
(function () {
  var DAY = 86400000;
  /* Days end at midnight in China, wherever the reader's clock stands. */
  var today = Math.floor((Date.now() + 8 * 3600000) / DAY);

  /* The large edition is remembered where the phone lets us; a page made large stays large. */
  ["gk-elder", "gk-larger"].forEach(function (name) {
    var box = document.getElementById(name);
    if (!box) return;
    try {
      if (box.defaultChecked) localStorage.setItem(name, "1");
      else box.checked = localStorage.getItem(name) === "1";
    } catch (refused) { /* the choice holds for this page */ }
    box.addEventListener("change", function () {
      try { localStorage.setItem(name, box.checked ? "1" : ""); } catch (refused) { /* as above */ }
    });
  });

  document.querySelectorAll("[data-gk-end]").forEach(function (mark) {
    var end = Date.parse(mark.getAttribute("data-gk-end") + "T00:00:00Z") / DAY;
    if (isNaN(end)) return;
    var left = end - today;
    mark.textContent = left > 0 ? "还有 " + left + " 天" : left === 0 ? "今天截止" : "已经截止";
    if (left < 0) mark.parentNode.classList.add("gk-over");
  });

  /* A word that the glossary explains opens its sentence where it stands, and closes it again. */
  var term, told = document.createElement("p");
  told.className = "gk-term-told";
  told.setAttribute("role", "status");
  function explain(word) {
    if (term) term.setAttribute("aria-expanded", "false");
    told.remove();
    term = word === term ? null : word;
    if (!term) return;
    term.setAttribute("aria-expanded", "true");
    var around = term.closest("h1, p, li, td, dd");
    around.insertAdjacentElement(/^(H1|P)$/.test(around.tagName) ? "afterend" : "beforeend", told);
    told.textContent = term.textContent + "：" + term.getAttribute("data-gk-term");
  }
  document.addEventListener("click", function (event) {
    var word = event.target.closest("a.gk-term");
    if (!word || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    explain(word);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !term) return;
    term.focus();
    explain(term);
  });

  function unfold(which) {
    document.querySelectorAll(which).forEach(function (one) { one.open = true; });
  }
  if (window.matchMedia("(min-width: 48em)").matches) unfold(".gk-elements");
  /* Paper cannot be unfolded. */
  window.addEventListener("beforeprint", function () { unfold(".gk-record details"); });

  /* What was seen stays readable without a network; only where the site is served safely. */
  var own = document.currentScript.src;
  if ("serviceWorker" in navigator && /^http/.test(location.protocol)) {
    navigator.serviceWorker.register(new URL("../sw.js", own).href).then(function () {
      return navigator.serviceWorker.ready;
    }).then(function (worker) {
      var parts = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
      var addresses = Array.from(parts, function (part) { return part.href || part.src; });
      worker.active.postMessage(addresses.concat([
        location.href.split(/[?#]/)[0].replace(/\/$/, "/index.html"),
        new URL("../index.html", own).href
      ]));
    }).catch(function (refused) { /* the site is read as before */ });
  }

  /* A table that does not scroll needs no stop of the tab key; it may when letters grow or it unfolds. */
  var boxes = document.querySelectorAll(".gk-scroll[tabindex]");
  function stop() {
    boxes.forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0");
      else box.removeAttribute("tabindex");
    });
  }
  stop();
  window.addEventListener("resize", stop);
  document.addEventListener("change", stop);
  document.addEventListener("toggle", stop, true);
})();
