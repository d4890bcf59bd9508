// Shows how far the check of links is, and loads the report again when it is over.
(() => {
  "use strict";

  const EVERY = 3000;
  const panel = document.querySelector("[data-links-progress]");
  if (!panel) return;
  const bar = panel.querySelector("progress");
  const words = panel.querySelector("[data-links-words]");

  async function look() {
    let state = null;
    try {
      const answer = await fetch(panel.dataset.linksProgress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return; // signed out meanwhile: the next click says so
      state = await answer.json();
    } catch {
      setTimeout(look, EVERY * 3); // no connection for a moment
      return;
    }
    if (!state.running) {
      window.location.reload();
      return;
    }
    if (state.total) {
      bar.max = state.total;
      bar.value = state.done;
      words.textContent = words.dataset.linksWords.replace("DONE", state.done).replace("TOTAL", state.total);
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})();
