"use strict";
/* The search. It loads only the parts of the index that a query needs, as scripts, so that it
   works from a folder as well. Old phones: ES2018 at most. */
(function () {
  var page = document.querySelector(".gk-searching");
  if (!page) return;
  var words = JSON.parse(page.getAttribute("data-gk-words"));
  var form = page.querySelector("form"), box = document.getElementById("gk-q");
  var out = document.getElementById("gk-found"), filters = page.querySelector(".gk-filters");
  var HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  var WORD = /[a-z0-9][a-z0-9.,-]*/g;
  var DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  var MARKS = "!#$%&()*+,./:;<=>?[]^`{|}";
  var FIRST = 10, ROWS = 32, IN_HEAD = 8;
  var loaded = {}, waiting = {};

  window.gkFound = function (name, value) { loaded[name] = value; };
  function load(name) {
    if (name in loaded) return Promise.resolve(loaded[name]);
    if (!waiting[name]) {
      waiting[name] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = name + ".js";
        script.onload = function () { script.remove(); done(loaded[name]); };
        script.onerror = function () { script.remove(); delete waiting[name]; failed(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return waiting[name];
  }

  /* What a query is made of: each part has terms that must all be there; a part that ends in *
     stands for all terms that begin so. */
  function parts(query) {
    var found = [];
    (query.match(HAN) || []).forEach(function (run) {
      var chars = Array.from(run);
      if (chars.length === 1) found.push([chars[0] + "*"]);
      for (var i = 1; i < chars.length; i++) found.push([chars[i - 1] + chars[i]]);
    });
    (query.match(WORD) || []).forEach(function (word) {
      word = word.replace(/,/g, "").replace(/\.00$/, "").replace(/[.-]+$/, "");
      if (!word) return;
      var either = [word + "*"];
      if (/^[a-z]{2,}$/.test(word)) {
        var pairs = [];
        for (var i = 1; i < word.length; i++) pairs.push("~" + word[i - 1] + word[i]);
        either.push(pairs);
      }
      found.push(either);
    });
    return found;
  }

  function files(count) {
    var n = 4;
    while (n < 256 && n * 16 < count) n *= 2;
    return n;
  }
  /* Calls for each record of a list: every one is told by the step from the one before. */
  function each(list, call) {
    var n = -1, i = 0;
    function digit() { return DIGITS.indexOf(list[i++]); }
    while (i < list.length) {
      var mark = MARKS.indexOf(list[i]);
      if (mark < 0) n += digit() + 1;
      else if (mark < MARKS.length - 1) { i++; n += 55 + mark * 54 + digit(); }
      else { i++; n += digit() * 2916 + digit() * 54 + digit(); }
      call(n);
    }
  }

  /* Scores of the records of a year in which a term stands. */
  function scores(year, term) {
    var begins = term.endsWith("*"), wanted = begins ? term.slice(0, -1) : term + " ";
    var file = year[0] + "/w" + (wanted.codePointAt(0) % files(year[1]));
    return load(file).then(function (lines) {
      var found = new Map(), from = lines.startsWith(wanted) ? 0 : lines.indexOf("\n" + wanted) + 1;
      if (!from && !lines.startsWith(wanted)) return found;
      while (from >= 0 && lines.startsWith(wanted, from)) {
        var end = lines.indexOf("\n", from);
        var line = (end < 0 ? lines.slice(from) : lines.slice(from, end)).split(" ");
        [[line[1], IN_HEAD], [line[2], 1]].forEach(function (list) {
          each(list[0], function (n) { found.set(n, Math.max(found.get(n) || 0, list[1])); });
        });
        if (!begins || end < 0) break;
        from = end + 1;
      }
      return found;
    });
  }
  function all(year, terms) {
    return Promise.all(terms.map(function (one) { return scores(year, one); })).then(function (found) {
      return found.reduce(function (left, right) {
        var both = new Map();
        left.forEach(function (score, n) { if (right.has(n)) both.set(n, score + right.get(n)); });
        return both;
      });
    });
  }
  function ofPart(year, part) {
    return Promise.all(part.map(function (one) {
      return Array.isArray(one) ? all(year, one) : scores(year, one);
    })).then(function (found) {
      if (found.length === 1) return found[0];
      var any = new Map(found[0]);
      found[1].forEach(function (score, n) { any.set(n, Math.max(any.get(n) || 0, score)); });
      return any;
    });
  }
  function inYear(year, query, chosen) {
    var needs = chosen.section || chosen.kind || chosen.group;
    return Promise.all([
      Promise.all(query.map(function (part) { return ofPart(year, part); })),
      needs ? load(year[0] + "/a") : ""
    ]).then(function (both) {
      var hits = [], rest = both[0].slice(1), classes = both[1];
      both[0][0].forEach(function (score, n) {
        for (var i = 0; i < rest.length; i++) {
          if (!rest[i].has(n)) return;
          score += rest[i].get(n);
        }
        var at = n * 3, fits = ["section", "kind", "group"].every(function (name, place) {
          return !chosen[name] || DIGITS.indexOf(classes[at + place]) === +chosen[name] - 1;
        });
        if (fits) hits.push({ year: year[0], n: n, score: score });
      });
      return hits;
    });
  }

  function marked(text, query) {
    var holder = document.createDocumentFragment(), at = 0, low = text.toLowerCase();
    var wanted = (query.match(HAN) || []).concat(query.match(WORD) || []).sort(function (a, b) { return b.length - a.length; });
    while (at < text.length) {
      var best = -1, length = 0;
      wanted.forEach(function (one) {
        var place = low.indexOf(one, at);
        if (place >= 0 && (best < 0 || place < best)) { best = place; length = one.length; }
      });
      if (best < 0) break;
      holder.append(text.slice(at, best));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(best, best + length);
      holder.append(mark);
      at = best + length;
    }
    holder.append(text.slice(at));
    return holder;
  }
  function made(tag, content, into) {
    var one = document.createElement(tag);
    one.append(content);
    if (into) into.append(one);
    return one;
  }
  function show(hits, from, list, query) {
    var part = hits.slice(from, from + FIRST);
    return Promise.all(part.map(function (hit) {
      return load(hit.year + "/t" + Math.floor(hit.n / ROWS));
    })).then(function (blocks) {
      part.forEach(function (hit, i) {
        var row = blocks[i][hit.n % ROWS], item = made("li", "", list);
        var link = made("a", marked(row[1], query), item);
        link.href = "../r/" + row[2] + ".html";
        made("p", marked(row[3], query), item);
        made("time", row[0], item);
      });
      var left = hits.length - from - FIRST;
      if (left <= 0) return;
      var more = made("button", words.more.replace("{count}", Math.min(left, FIRST)), out);
      more.type = "button";
      more.addEventListener("click", function () { more.remove(); show(hits, from + FIRST, list, query); });
    });
  }

  /* How near a name is to what was typed: the same, begins so, holds it, or not at all. */
  function nearness(names, typed) {
    return names.reduce(function (best, name) {
      var place = name.indexOf(typed);
      return Math.min(best, name === typed ? 0 : place === 0 ? 1 : place > 0 ? 2 : 3);
    }, 3);
  }

  var turn = 0;
  function search() {
    var mine = ++turn, query = box.value.normalize("NFKC").toLowerCase().trim();
    var asked = parts(query), chosen = {};
    filters.querySelectorAll("select").forEach(function (one) { chosen[one.name] = one.value; });
    out.hidden = !asked.length;
    if (!asked.length) return Promise.resolve();
    out.textContent = words.wait;
    return load("head").then(function (head) {
      filters.hidden = false; // there is something to choose from; before, it would push the index down
      var years = head.years.filter(function (one) { return !chosen.year || one[0] === chosen.year; });
      return Promise.all(years.map(function (one) { return inYear(one, asked, chosen); })).then(function (found) {
        if (mine !== turn) return;
        var hits = [].concat.apply([], found);
        hits.sort(function (a, b) { return b.score - a.score || (a.year < b.year ? 1 : a.year > b.year ? -1 : b.n - a.n); });
        out.textContent = "";
        var plain = query.replace(/\s+/g, "");
        var names = plain.length < 2 ? [] : head.names.map(function (one) {
          return { rank: nearness(one[2].split("\n"), plain), label: one[0], href: "../" + one[1] };
        }).filter(function (one) { return one.rank < 3; });
        names.sort(function (a, b) { return a.rank - b.rank; });
        if (names.length) {
          var line = made("p", words.pages + " ", out);
          names.slice(0, 6).forEach(function (one) {
            made("a", one.label, line).href = one.href;
            line.append(" ");
          });
        }
        made("p", hits.length ? words.many.replace("{count}", hits.length) : words.none, out);
        return show(hits, 0, made("ol", "", out), query);
      });
    }).catch(function () { if (mine === turn) out.textContent = words.failed; });
  }

  load("head").then(function (head) {
    function fill(name, labels, values) {
      var select = filters.querySelector("[name=" + name + "]");
      made("option", words.all, select).value = "";
      labels.forEach(function (label, i) { if (label) made("option", label, select).value = values ? label : i + 1; });
      if (select.options.length < 3) select.parentNode.hidden = true;
    }
    fill("section", head.sections);
    fill("year", head.years.map(function (one) { return one[0]; }), true);
    fill("kind", head.kinds);
    fill("group", head.groups);
  }).catch(function () { /* the search itself says so */ });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(box.value)); } catch (refused) { /* from a folder */ }
    search();
  });
  filters.addEventListener("change", search);
  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) {
    try { box.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (broken) { return; }
    search().then(function () { page.setAttribute("data-gk-ready", ""); });
  }
})();
