// A choice in the filters shows at once. Without this file, or when the line drops, the button does it.
const form = document.getElementById("filters");
const parts = ["bewaard", "keuzes", "spelling", "herkend", "volgorde", "resultaten"];
let asked = 0;

function address() {
  const url = new URL(form.action);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return url;
}

function show(fresh) {
  for (const id of parts) {
    document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  }
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const now = fresh.getElementById(box.id);
    box.disabled = now ? now.disabled : !box.checked;
    const label = box.closest("label");
    label.classList.toggle("option--empty", box.disabled);
    if (now) label.lastElementChild.replaceChildren(...now.closest("label").lastElementChild.childNodes);
    else label.lastElementChild.textContent = "0";
  }
  const summary = document.querySelector(".filters__open");
  summary.replaceChildren(...fresh.querySelector(".filters__open").childNodes);
  document.getElementById("aantal").textContent = fresh.getElementById("aantal").textContent;
}

async function ask() {
  const turn = ++asked;
  const url = address();
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== asked) return;
    show(fresh);
    history.replaceState({ filters: true }, "");
    history.pushState({ filters: true }, "", url);
  } catch {
    form.requestSubmit();
  }
}

if (form && window.fetch && window.DOMParser) {
  form.addEventListener("change", ask);
  // Only where filters were changed: following a link within the page is a step in the history too.
  addEventListener("popstate", (event) => event.state?.filters && location.reload());
}
