// Suggestions while somebody types in a search form: an editable combobox with a list, after the ARIA pattern.
// Without this file, or when a line drops, the form is sent as always.
const PAUSE = 150; // milliseconds between two requests, at the least
const SHORTEST = 2; // letters before anything is asked

for (const form of document.querySelectorAll("form[data-suggestions]")) enhance(form);

function enhance(form) {
  const input = form.querySelector("input[type=search]");
  const texts = form.dataset;
  const list = form.appendChild(document.createElement("div"));
  const status = form.appendChild(document.createElement("p"));
  const id = `suggesties-${[...document.forms].indexOf(form)}`;
  let options = [];
  let active = -1;
  let timer = 0;
  let running = null;

  Object.assign(list, { id, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", texts.suggestionsLabel);
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);
  input.autocomplete = "off";
  close();

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function open() {
    if (!options.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  }

  function activate(number) {
    active = number;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    if (number < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  function show(suggestions) {
    options = suggestions.map((suggestion, number) => {
      const option = document.createElement("a");
      Object.assign(option, { id: `${id}-${number}`, href: suggestion.url, tabIndex: -1 });
      option.setAttribute("role", "option");
      for (const [tag, text] of [["small", suggestion.kindLabel], ["b", suggestion.label], ["span", suggestion.detail]]) {
        if (text) option.appendChild(document.createElement(tag)).textContent = text;
      }
      return option;
    });
    list.replaceChildren(...options);
    close();
    open();
    const number = options.length;
    status.textContent = (number ? (number === 1 ? texts.suggestionsOne : texts.suggestionsMany) : texts.suggestionsNone).replace("%d", number);
  }

  async function ask() {
    const query = input.value.trim();
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(`${texts.suggestions}?q=${encodeURIComponent(query)}`, { signal: running.signal });
      const found = await answer.json();
      if (answer.ok && query === input.value.trim() && document.activeElement === input) show(found.suggestions);
    } catch (error) {
      if (error.name !== "AbortError") forget();
    }
  }

  function forget() {
    options = [];
    list.replaceChildren();
    status.textContent = "";
    close();
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.isComposing) return;
    if (input.value.trim().length < SHORTEST) {
      running?.abort();
      return forget();
    }
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      const from = list.hidden ? -1 : active;
      open();
      activate(from < 0 && step < 0 ? options.length - 1 : (from + step + options.length) % options.length);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options[active].click();
    }
  });

  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  input.addEventListener("blur", close);
  form.addEventListener("submit", () => clearTimeout(timer));
}
