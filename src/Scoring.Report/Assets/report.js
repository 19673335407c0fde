(function () {
"use strict";
var root = document.documentElement, doc = document;
root.classList.add("js");

// Light and dark: the reader's choice over the system's.
var theme = doc.getElementById("theme");
function remembered() { try { return localStorage.getItem("scoring-theme"); } catch (e) { return null; } }
function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches; }
function show() { if (theme) theme.setAttribute("aria-pressed", String(isDark())); }
var kept = remembered();
if (kept === "dark" || kept === "light") root.dataset.theme = kept;
show();
if (theme) theme.addEventListener("click", function () {
  root.dataset.theme = isDark() ? "light" : "dark";
  try { localStorage.setItem("scoring-theme", root.dataset.theme); } catch (e) { /* private windows forget */ }
  show();
});

// Parts that wait as text inside noscript are put in place when they are opened.
function fill(details) {
  var waiting = details.querySelector(":scope > noscript");
  if (!waiting) return;
  var holder = doc.createElement("div");
  holder.innerHTML = waiting.textContent;
  name(holder);
  waiting.replaceWith(holder);
  arm(holder);
}
// Where thousands of units stand in one file their tables share the names of their rows.
var names = doc.getElementById("unit-names");
if (names) names = names.content.querySelectorAll("th");
function name(holder) {
  if (names) holder.querySelectorAll(".ut tbody th").forEach(function (th, i) { if (!th.firstChild) th.innerHTML = names[i].innerHTML; });
}
// A history that is wider than its place begins with the latest years in sight.
function latest(details) {
  var years = details.querySelector(".uy");
  if (years) years.parentElement.scrollLeft = years.parentElement.scrollWidth;
}
doc.addEventListener("toggle", function (event) { if (event.target.open) { fill(event.target); latest(event.target); } }, true);
function reveal() {
  var id = decodeURIComponent(location.hash.slice(1)), target = id && doc.getElementById(id);
  if (!target) return;
  for (var up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") { fill(up); up.open = true; }
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
doc.addEventListener("click", function (event) {
  var link = event.target.closest && event.target.closest("a[href^='#']");
  if (link && link.getAttribute("href") === location.hash) reveal();
});

// Sorting by a column, from the button in its head.
function key(row, column) {
  var cell = row.cells[column], text = cell ? cell.textContent.trim() : "";
  if (cell && cell.title) return { n: Number(cell.title), t: text };
  var number = parseFloat(text.replace(/,/g, "").replace(/−/g, "-").replace(/^[^\d\-]*▼/, "-").replace(/^[^\d\-]*▲/, ""));
  return { n: text === "=" ? 0 : number, t: text };
}
function sort(table, head) {
  var column = 0;
  for (var before = head.previousElementSibling; before; before = before.previousElementSibling) column += before.colSpan;
  var up = head.getAttribute("aria-sort") === "ascending", body = table.tBodies[0], rows = Array.from(body.rows);
  table.querySelectorAll("th[aria-sort]").forEach(function (th) { th.removeAttribute("aria-sort"); });
  head.setAttribute("aria-sort", up ? "descending" : "ascending");
  var keys = new Map(rows.map(function (row, i) { var k = key(row, column); k.i = i; k.agg = row.classList.contains("agg"); return [row, k]; }));
  rows.sort(function (one, other) {
    var a = keys.get(one), b = keys.get(other);
    if (a.agg !== b.agg) return a.agg ? 1 : -1;
    var an = isNaN(a.n), bn = isNaN(b.n), order;
    if (an && bn) order = a.t < b.t ? -1 : a.t > b.t ? 1 : 0;
    else if (an !== bn) return an ? 1 : -1;
    else order = a.n - b.n;
    return (up ? -order : order) || a.i - b.i;
  });
  rows.forEach(function (row, i) { if (table.id === "ranking-table") row.classList.toggle("far", far && i >= 100); body.append(row); });
}
function arm(within) {
  within.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th:not([data-nosort])").forEach(function (head) {
      var button = doc.createElement("button");
      button.type = "button"; button.className = "sort";
      while (head.firstChild) button.append(head.firstChild);
      head.append(button);
      button.addEventListener("click", function () { sort(table, head); });
    });
  });
}

// The ranking: the first hundred until all are asked for; filters by what units belong to.
var ranking = doc.getElementById("ranking-table"), far = !!(ranking && ranking.querySelector("tr.far"));
var filters = doc.querySelector(".filters[data-for='ranking-table']");
if (ranking && filters) {
  var more = filters.querySelector(".more"), count = filters.querySelector(".count"), all = false;
  if (more) more.dataset.more = more.textContent;
  var apply = function () {
    var wanted = Array.from(filters.querySelectorAll("select")).filter(function (s) { return s.value !== ""; })
      .map(function (s) { return s.dataset.filter === "p" ? "p" + s.value : s.dataset.filter + "-" + s.value; });
    var shown = 0;
    Array.from(ranking.tBodies[0].rows).forEach(function (row) {
      var own = (row.dataset.g || "").split(" "), fits = wanted.every(function (w) { return own.indexOf(w) >= 0; });
      row.hidden = !fits;
      if (fits) shown++;
    });
    ranking.classList.toggle("short", far && !all && wanted.length === 0);
    count.textContent = wanted.length ? shown + " " + count.dataset.of : "";
    if (more) { more.hidden = wanted.length > 0; more.setAttribute("aria-expanded", String(all)); more.textContent = all ? more.dataset.less : more.dataset.more; }
  };
  filters.addEventListener("change", apply);
  if (more) more.addEventListener("click", function () { all = !all; apply(); });
  apply();
}

// Search: names and codes, from the index of units.
var find = doc.getElementById("find"), hits = doc.getElementById("hits"), said = doc.getElementById("hits-said");
if (find && hits) {
  var known = null;
  var units = function () {
    return known || (known = Array.from(doc.querySelectorAll("#units .uname")).map(function (u) {
      var unit = u.closest("details.unit");
      return { name: u.textContent, code: u.dataset.code || "", href: unit ? "#" + unit.id : u.getAttribute("href"), low: (u.textContent + " " + (u.dataset.code || "")).toLowerCase() };
    }));
  };
  var search = function () {
    var asked = find.value.trim().toLowerCase();
    hits.textContent = "";
    if (!asked) { hits.hidden = true; said.textContent = ""; return; }
    var found = units().filter(function (u) { return u.low.indexOf(asked) >= 0; });
    found.slice(0, 12).forEach(function (u) {
      var item = doc.createElement("li"), link = doc.createElement("a"), code = doc.createElement("small");
      link.href = u.href; link.textContent = u.name; code.textContent = u.code === u.name ? "" : u.code;
      link.append(code); item.append(link); hits.append(item);
    });
    said.textContent = found.length ? found.length + " " + said.dataset.some : said.dataset.none;
    if (!found.length) { var none = doc.createElement("li"); none.className = "none"; none.textContent = said.dataset.none; hits.append(none); }
    hits.hidden = false;
  };
  var close = function () { hits.hidden = true; };
  find.addEventListener("input", search);
  find.addEventListener("focus", search);
  doc.querySelector(".find").addEventListener("keydown", function (event) {
    var links = Array.from(hits.querySelectorAll("a")), at = links.indexOf(doc.activeElement);
    if (event.key === "Escape") { close(); find.focus(); }
    else if (event.key === "Enter" && doc.activeElement === find && links.length) { links[0].click(); close(); }
    else if (event.key === "ArrowDown" && links.length) { links[Math.min(at + 1, links.length - 1)].focus(); event.preventDefault(); }
    else if (event.key === "ArrowUp" && links.length) { (at <= 0 ? find : links[at - 1]).focus(); event.preventDefault(); }
  });
  hits.addEventListener("click", close);
  doc.addEventListener("click", function (event) { if (!event.target.closest(".find")) close(); });
  doc.addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(doc.activeElement.tagName)) { find.focus(); event.preventDefault(); }
  });
}

arm(doc);
if (location.hash) reveal();
})();
