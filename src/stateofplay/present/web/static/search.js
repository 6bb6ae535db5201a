// The search of a published site: over index.js, which holds sentences and headlines.
"use strict";

const form = document.getElementById("find");
const list = document.getElementById("hits");
const count = document.getElementById("count");
const MOST = 200;

function find(words) {
  const terms = words.toLowerCase().split(/\s+/).filter(Boolean);
  list.replaceChildren();
  if (!terms.length) return;
  const hits = window.stateofplayIndex.filter(([, text]) => {
    const lower = text.toLowerCase();
    return terms.every((term) => lower.includes(term));
  });
  count.textContent = `${hits.length} found${hits.length > MOST ? `, the first ${MOST} shown` : ""}.`;
  for (const [address, text, origin] of hits.slice(0, MOST)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = text;
    const small = document.createElement("small");
    small.textContent = ` ${origin}`;
    item.append(link, small);
    list.append(item);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  find(new FormData(form).get("q"));
});
const asked = new URLSearchParams(location.search).get("q");
if (asked) {
  document.getElementById("words").value = asked;
  find(asked);
}
