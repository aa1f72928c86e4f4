"use strict";
/* What was seen stays readable without a network, and says how old it is. The network comes first:
   what lies here is shown only when it does not answer. Old phones: ES2018 at most. */
var STORE = "gongkai-1";
var KEPT = 150;
var KINDS = ["document", "style", "script", "font", "image", "manifest"];
var SEEN_ON = "gk-seen-on";

self.addEventListener("install", function () { self.skipWaiting(); });

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.indexOf("gongkai-") === 0 && name !== STORE;
    }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(fetch(request).then(function (answer) {
    if (answer.ok && isKept(request, answer)) event.waitUntil(keep(request.url, answer.clone()));
    return answer;
  }, function (refused) {
    return stored(request).then(function (found) {
      if (found) return found;
      if (request.mode !== "navigate") throw refused;
      return asPage("<p>现在连不上网络，这一页以前没有看过，存不下来。</p>" +
        "<p><a href=\"" + new URL("index.html", self.registration.scope).href + "\">回首页</a></p>");
    });
  }));
});

/* The page itself asks to keep what it was made of before this script watched. */
self.addEventListener("message", function (event) {
  event.waitUntil(Promise.all(event.data.map(function (address) {
    return fetch(address).then(function (answer) {
      return answer.ok ? keep(address, answer) : undefined;
    });
  })));
});

function isKept(request, answer) {
  var type = answer.headers.get("content-type") || "";
  if (request.destination === "document") return type.indexOf("text/html") === 0;
  return KINDS.indexOf(request.destination) >= 0;
}

function keep(address, answer) {
  return answer.blob().then(function (body) {
    var headers = new Headers(answer.headers);
    headers.set(SEEN_ON, String(Date.now()));
    return caches.open(STORE).then(function (store) {
      /* One step: a page that is kept again is at no moment gone. */
      return store.put(address.split(/[?#]/)[0], new Response(body, { headers: headers }))
        .then(function () { return trim(store); });
    });
  });
}

/* Keys come in the order in which they were last put. */
function trim(store) {
  return store.keys().then(function (keys) {
    return Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map(function (key) {
      return store.delete(key);
    }));
  });
}

function stored(request) {
  return caches.open(STORE).then(function (store) {
    return store.match(addressOf(request), { ignoreSearch: true });
  }).then(function (found) {
    if (!found || request.mode !== "navigate") return found;
    return found.text().then(function (text) {
      return new Response(withNote(text, found.headers.get(SEEN_ON)), { headers: found.headers });
    });
  });
}

function addressOf(request) {
  return request.url.split(/[?#]/)[0].replace(/\/$/, "/index.html");
}

function withNote(text, seen) {
  var day = new Date(Number(seen) + 8 * 3600000).toISOString().slice(0, 10).split("-").map(Number);
  var note = "<p class=\"gk-stale\" role=\"status\">现在连不上网络。这是" + day[0] + "年" + day[1] + "月" +
    day[2] + "日看过时的样子，可能已经改了。</p>";
  return text.replace(/<article[^>]*>/, function (start) { return start + note; });
}

function asPage(text) {
  return new Response("<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\">" +
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>没有网络</title>" +
    "<main>" + text + "</main></html>",
    { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
