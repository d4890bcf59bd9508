// What misses, beside the form: ask again after a save, and lead to the field.
// The script stands in the head of the page: it begins when the panel is there.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-checklist]");
  if (!panel) return;
  const points = panel.querySelector("[data-checklist-points]");

  function count() {
    const number = points.querySelector("[data-number]")?.dataset.number;
    const toggle = document.querySelector('[data-side-panel-toggle="checklist"]');
    const counter = toggle?.querySelector("[data-side-panel-toggle-counter]");
    if (!counter || number === undefined) return;
    counter.textContent = number;
    counter.toggleAttribute("hidden", number === "0");
  }

  async function look() {
    const page = /\/pages\/(\d+)\//.exec(location.pathname);
    if (!page) return; // a new practice that was never saved
    try {
      const answer = await fetch(panel.dataset.address.replace("/0/", `/${page[1]}/`), { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (!answer.ok || answer.redirected) return;
      points.innerHTML = await answer.text();
      count();
    } catch {
      // Without a connection the points stay as they were.
    }
  }

  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-checklist-again]")) look();
    const link = event.target.closest("[data-checklist-field]");
    const field = link && document.querySelector(`[data-contentpath="${CSS.escape(link.dataset.checklistField)}"]`)
      || link && document.getElementById(`id_${link.dataset.checklistField}-FORMS`);
    if (!field) return;
    event.preventDefault();
    const section = field.closest("section") || field;
    window.revealField(section, () => {
      section.scrollIntoView({ block: "start" });
      const first = section.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true], button");
      (first || section).focus({ preventScroll: true });
    });
  });
  document.addEventListener("w-autosave:success", look);
  count();
});
