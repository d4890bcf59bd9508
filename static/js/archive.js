/* Searching in an archive, from a disk: hides what does not hold every word that is typed. */
"use strict";

const words = window.zoekgegevens ?? {};
const field = document.querySelector("[data-archive-search]");

/* As kit/folding.py folds the words that are searched. */
const folded = (text) =>
  text.toLowerCase().replace(/['’‘`´]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ");

const search = () => {
  const asked = folded(field.value).split(/\s+/).filter(Boolean);
  const found = new Set();
  for (const item of document.querySelectorAll("[data-practice]")) {
    const text = words[item.dataset.practice] ?? folded(item.textContent);
    item.hidden = !asked.every((word) => text.includes(word));
    if (!item.hidden) found.add(item.dataset.practice);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = asked.length > 0 && !group.querySelector("[data-practice]:not([hidden])");
  }
  const total = document.querySelector("[data-archive-total]");
  const [none, one, many] = [total.dataset.none, total.dataset.one, total.dataset.many];
  total.textContent = found.size === 0 ? none : found.size === 1 ? one : many.replace("%d", found.size);
};

if (field) {
  field.closest("[hidden]").hidden = false;
  field.addEventListener("input", search);
  if (field.value) search();
}
