"use strict";
/* Reads a notice aloud where there is no sound of it and the browser has a Chinese voice of its
   own. One that lives on somebody's server is none: the text would go there. Otherwise nothing is
   shown. Old phones: ES2018 at most. */
(function () {
  var place = document.querySelector("[data-gk-voice]");
  var speech = window.speechSynthesis;
  if (!place || !speech || !window.SpeechSynthesisUtterance) return;
  var button = place.querySelector("button");
  var start = button.textContent, stop = place.getAttribute("data-gk-stop");
  var lines, voice, left = 0, run = 0;

  function isOurs(one) {
    return one.localService && /^(zh|cmn)([-_]|$)/i.test(one.lang) && !/[-_](HK|MO)/i.test(one.lang);
  }

  /* Voices come late in some browsers; the text is asked for only when there is one. */
  function look() {
    var found = speech.getVoices().filter(isOurs);
    voice = found.find(function (one) { return /CN|Hans/i.test(one.lang); }) || found[0];
    if (!voice || lines !== undefined) return;
    lines = null;
    var text = document.createElement("script");
    text.src = place.getAttribute("data-gk-voice");
    document.head.appendChild(text);
  }

  window.gkAloud = function (given) {
    lines = given;
    place.hidden = false;
  };

  function end() {
    left = 0;
    run++;
    speech.cancel();
    button.textContent = start;
  }

  button.addEventListener("click", function () {
    if (left) return end();
    speech.cancel();
    left = lines.length;
    var mine = run;
    button.textContent = stop;
    /* Line by line: long texts break off in some browsers. */
    lines.forEach(function (line) {
      var said = new SpeechSynthesisUtterance(line);
      said.voice = voice;
      said.lang = voice.lang;
      said.onend = function () { if (mine === run && !--left) end(); };
      said.onerror = function () { if (mine === run) end(); };
      speech.speak(said);
    });
  });
  window.addEventListener("pagehide", end);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
  else speech.onvoiceschanged = look;
  look();
})();
