// What needs a script: the slider's replay, sentences under the pointer, scrolling together.
// Everything can be read without it.
"use strict";

for (const part of document.querySelectorAll(".script")) part.hidden = false;

// The slider: fetch the page of another day and put its content in place; from a disk, go there.
const served = location.protocol.startsWith("http");

function slider() {
  const range = document.getElementById("slider");
  if (!range) return;
  const days = [...document.querySelectorAll(".days a")];
  const shown = document.querySelector("output[for=slider]");
  const name = () => {
    const day = days[range.value].dataset.day;
    shown.textContent = day;
    range.setAttribute("aria-valuetext", day);
  };
  const go = async () => {
    const address = days[range.value].href;
    if (!served) return location.assign(address);
    const answer = await fetch(address);
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const old = document.getElementById("replay");
    const focused = document.activeElement && document.activeElement.id;
    old.replaceWith(page.getElementById("replay"));
    history.replaceState(null, "", address);
    for (const part of document.querySelectorAll(".script")) part.hidden = false;
    slider();
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
  };
  range.addEventListener("input", name);
  range.addEventListener("change", () => { name(); go(); });
  const step = async (by) => {
    const next = Number(range.value) + by;
    if (next < 0 || next >= days.length) return false;
    range.value = next;
    name();
    await go();
    return true;
  };
  for (const button of document.querySelectorAll("[data-step]"))
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  const play = document.getElementById("play");
  if (!served) play.hidden = true;
  play.addEventListener("click", async () => {
    const last = Number(range.max);
    const from = Number(range.value) >= last ? 0 : Number(range.value) + 1;
    for (let day = from; day <= last; day += 1) {
      const now = document.getElementById("slider");
      now.value = day;
      now.dispatchEvent(new Event("change"));
      await new Promise((done) => setTimeout(done, 1200));
    }
  });
}
slider();

// Charts: the sentence of the point that is pointed at or has the keyboard.
const chart = document.getElementById("chart");
if (chart) {
  const tip = document.getElementById("tip");
  const show = (event) => {
    const mark = event.target.closest("[aria-label]");
    const link = event.target.closest("a");
    const said = link && (link.querySelector("[aria-label]") || mark);
    if (said) tip.textContent = said.getAttribute("aria-label");
  };
  chart.addEventListener("pointerover", show);
  chart.addEventListener("focusin", show);
}

// Side by side: one column scrolls, the others follow, statement by statement where they have
// twins, else in proportion.
const columns = [...document.querySelectorAll(".scroll")];
const together = document.getElementById("together");
let leader = null;
for (const column of columns) {
  for (const event of ["pointerenter", "focusin", "wheel", "touchstart"])
    column.addEventListener(event, () => { leader = column; }, { passive: true });
  column.addEventListener("scroll", () => {
    if (leader !== column || !together || !together.checked) return;
    const share = column.scrollTop / Math.max(1, column.scrollHeight - column.clientHeight);
    for (const other of columns)
      if (other !== column)
        other.scrollTop = share * (other.scrollHeight - other.clientHeight);
  });
}

// A twin: show both sentences in their texts, and mark them.
function inText(key) {
  return document.querySelector(`[data-statements~="${CSS.escape(key)}"]`);
}
document.addEventListener("click", (event) => {
  const twin = event.target.closest("a.twin");
  if (!twin) return;
  for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
  leader = null;
  for (const key of [twin.dataset.from, twin.dataset.to]) {
    const place = inText(key);
    if (!place) continue;
    place.classList.add("found");
    const box = place.closest(".scroll");
    if (box) box.scrollTop += place.getBoundingClientRect().top - box.getBoundingClientRect().top - 60;
  }
});

// A large matrix: the cells are links made here.
const ties = document.querySelector("table.ties.dense");
if (ties && served)
  ties.addEventListener("click", (event) => {
    const cell = event.target.closest("td.tie");
    if (!cell || cell.querySelector("a")) return;
    const head = ties.tHead.rows[0].cells[cell.cellIndex];
    const row = cell.parentElement.cells[0];
    const asked = new URLSearchParams({ actor: row.dataset.key, to: head.dataset.key });
    location.assign(`${ties.dataset.acts}?${asked}`);
  });
