// Signing in again without leaving the form, and saying so when the line drops. Nothing that was typed is lost.
(() => {
  const form = document.querySelector("form[data-edit-form]");
  const sayings = JSON.parse(document.getElementById("session-sayings")?.textContent || "null");
  if (!form || !sayings) return;
  let me = null;
  let wasAway = false;
  let hasFailed = false; // the last save by itself
  let sentAt = 0;
  let typedAt = 0;

  const dialog = make("dialog", "session-dialog");
  const heading = make("h2", "session-dialog__title", sayings.title);
  const text = make("p", "", sayings.text);
  const link = make("a", "button", sayings.signIn);
  heading.id = "session-dialog-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  link.href = sayings.login;
  link.target = "_blank";
  link.rel = "opener";
  dialog.append(heading, text, link);
  const bar = make("div", "session-bar");
  bar.setAttribute("role", "status");
  document.body.append(dialog, bar);

  async function look() {
    let answer;
    try {
      answer = await (await fetch(sayings.state, { headers: { Accept: "application/json" } })).json();
    } catch {
      return say(sayings.offline);
    }
    me ??= answer.who;
    if (answer.who && answer.who === me) {
      if (wasAway) welcome(answer.token);
      return true;
    }
    wasAway = true;
    text.textContent = answer.who ? sayings.other : sayings.text;
    if (!dialog.open) dialog.showModal();
    link.focus();
    return false;
  }

  function welcome(fresh) {
    wasAway = false;
    window.wagtailConfig.CSRF_TOKEN = fresh; // with which Wagtail's own requests go
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = fresh;
    if (dialog.open) dialog.close();
    say(sayings.again, 8000);
    save();
  }

  // Wagtail saves when a form gets changes, not when it still has those that could not be saved.
  function save() {
    hasFailed = false;
    form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true }));
  }

  function say(saying, gone) {
    bar.textContent = saying;
    if (gone) setTimeout(() => { if (bar.textContent === saying) bar.textContent = ""; }, gone);
  }

  function make(tag, className, words) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words) element.textContent = words;
    return element;
  }

  // Before a form leaves for good it must be known who is there: an answer that comes later comes too late, because by
  // then the button is disabled and what it stands for would not be sent.
  function whoIsThere() {
    const request = new XMLHttpRequest();
    request.open("GET", sayings.state, false);
    try {
      request.send();
      return JSON.parse(request.responseText).who;
    } catch {
      return null;
    }
  }

  form.addEventListener("submit", (event) => {
    const who = whoIsThere();
    if (me && who === me && !wasAway) return;
    if (me === null && who) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    look();
  }, { capture: true });
  document.addEventListener("w-autosave:error", () => { hasFailed = true; look(); });
  document.addEventListener("w-autosave:save", () => { sentAt = performance.now(); });
  document.addEventListener("w-autosave:success", () => {
    hasFailed = false;
    // What was typed while a save was under way is not in it, and no key that follows may tell Wagtail so.
    if (typedAt > sentAt) setTimeout(save, 4_000);
  });
  form.addEventListener("input", () => {
    typedAt = performance.now();
    if (hasFailed && !wasAway) setTimeout(() => { if (hasFailed) save(); }, 4_000);
  });
  window.addEventListener("focus", () => { if (dialog.open) look(); });
  window.addEventListener("offline", () => say(sayings.offline));
  window.addEventListener("online", () => { say(sayings.online, 8000); look().then((isHere) => { if (isHere && hasFailed) save(); }); });
  setInterval(() => { if (dialog.open || document.visibilityState === "visible") look(); }, 60_000);
  setInterval(() => { if (dialog.open) look(); }, 3_000);
  look();
})();
