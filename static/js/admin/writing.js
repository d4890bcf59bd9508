// The writing help beside the editor's form: reads the text from the form, asks the server for remarks, and shows them.
// It never holds back a save. What an editor hides stays hidden on this device, for this page.
(() => {
  const PAUSE = 1500;
  const MOST_HIDDEN = 500;
  const THREE_WORDS = /\S\s+\S+\s+\S/;

  function start(help, form) {
    const sayings = JSON.parse(document.getElementById("writing-sayings").textContent);
    const panel = help.closest("[data-side-panel]");
    const status = help.querySelector("[data-writing-status]");
    const list = help.querySelector("[data-writing-sections]");
    const showHidden = help.querySelector("[data-writing-show-hidden]");
    const counter = document.querySelector('[data-side-panel-toggle="writing"] [data-side-panel-toggle-counter]');
    const hidden = new Set(recall());
    let isShowingHidden = false;
    let asked = "";
    let answered = [];
    let parts = new Map();
    let timer;
    let running;

    panel.addEventListener("show", () => look());
    panel.addEventListener("hide", () => clearTimeout(timer));
    help.querySelector("[data-writing-again]").addEventListener("click", () => look(true));
    showHidden.addEventListener("click", () => {
      isShowingHidden = !isShowingHidden;
      draw();
    });
    // A rich text tells of a change in its own way and a block that is removed in none: each of these may be one.
    for (const event of ["input", "change", "keyup", "click"]) {
      form.addEventListener(event, wait);
    }
    if (!panel.hidden) look();

    function wait() {
      clearTimeout(timer);
      if (!panel.hidden) timer = setTimeout(look, PAUSE);
    }

    async function look(isAsked = false) {
      clearTimeout(timer);
      parts = partsOf(form);
      const sections = [...parts].map(([id, part]) => ({ id, label: part.label, text: part.text }));
      const question = JSON.stringify({ sections, abbreviations: [] });
      if (question === asked && isAsked !== true) {
        draw(); // the fields may be new ones, with the same text
        return;
      }
      running?.abort();
      running = new AbortController();
      const { signal } = running;
      if (isAsked === true) say(sayings.busy);
      try {
        const answer = await ask(question, signal);
        if (signal.aborted) return;
        asked = question;
        answered = answer.sections;
        draw();
      } catch (fault) {
        if (fault.name !== "AbortError") say(fault instanceof Refusal ? fault.message : sayings.unreachable);
      }
    }

    async function ask(question, signal) {
      const response = await fetch(help.dataset.address, {
        method: "POST",
        body: question,
        signal,
        credentials: "same-origin",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
          "X-Requested-With": "XMLHttpRequest",
        },
      });
      const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
      if (!isJson) throw new Refusal(response.status < 500 ? sayings.signedOut : sayings.unreachable);
      const answer = await response.json();
      if (!response.ok) throw new Refusal(answer.error);
      return answer;
    }

    function draw() {
      const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
      const all = answered.map((section) => ({ ...section, remarks: grouped(section) }));
      const remarks = all.flatMap((section) => section.remarks);
      const away = remarks.filter((remark) => hidden.has(remark.key)).length;
      list.replaceChildren(...all.filter(isWorthShowing).map(drawSection));
      showHidden.hidden = away === 0;
      if (away === 0) isShowingHidden = false;
      showHidden.setAttribute("aria-pressed", String(isShowingHidden));
      showHidden.textContent = isShowingHidden ? sayings.hideAgain : fill(sayings.showHidden, { number: away });
      tell(all.length, remarks.length - away, away);
      if (focused) list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }

    function tell(sections, open, away) {
      if (counter) {
        counter.textContent = String(open);
        counter.hidden = open === 0;
      }
      if (sections === 0) {
        say(sayings.empty);
        return;
      }
      const found = open === 0 ? sayings.none : open === 1 ? sayings.one : fill(sayings.many, { number: open });
      say(away ? `${found} ${fill(sayings.hidden, { number: away })}` : found);
    }

    function say(text) {
      if (status.textContent !== text) status.textContent = text;
    }

    // A title of four words with nothing to say about it only stands in the way.
    function isWorthShowing(section) {
      return section.ease !== null || shownOf(section).length > 0;
    }

    function shownOf(section) {
      return section.remarks.filter((remark) => isShowingHidden || !hidden.has(remark.key));
    }

    function drawSection(section) {
      const shown = shownOf(section);
      const heading = make("h3", "writing__heading", section.label);
      const element = make("section", "writing__section", heading, make("p", "writing__score", scoreOf(section)));
      if (shown.length) {
        const items = make("ul", "writing__list", ...shown.map(drawRemark));
        items.setAttribute("role", "list"); // without bullets some readers would not call it a list
        element.append(items);
      }
      return element;
    }

    function scoreOf(section) {
      const size = fill(sayings.size, section);
      if (section.ease === null) return `${sayings.tooShort} ${size}`;
      return `${fill(sayings.score, section)} ${section.isB1 ? sayings.suits : sayings.tooHard} ${size}`;
    }

    function drawRemark(remark) {
      const isAway = hidden.has(remark.key);
      const times = remark.times > 1 ? ` (${fill(sayings.times, { number: remark.times })})` : "";
      const goTo = button(sayings.goTo, remark, "go", () => show(remark));
      const other = button(isAway ? sayings.putBack : sayings.hide, remark, "hide", () => turn(remark, isAway));
      return make(
        "li",
        `writing__remark${isAway ? " writing__remark--hidden" : ""}`,
        make("p", "writing__kind", sayings.kinds[remark.kind] + times),
        make("p", "writing__excerpt", `‘${remark.excerpt}’`),
        make("p", "writing__message", remark.message),
        make("div", "writing__actions", goTo, other),
      );
    }

    function button(name, remark, action, act) {
      const element = make("button", "button button-small button-secondary", name);
      element.type = "button";
      element.dataset.key = `${action}:${remark.key}`;
      element.setAttribute("aria-label", `${name}: ${remark.excerpt}`);
      element.addEventListener("click", act);
      return element;
    }

    function turn(remark, isAway) {
      const buttons = [...list.querySelectorAll('[data-key^="hide:"]')];
      const place = buttons.findIndex((element) => element.dataset.key === `hide:${remark.key}`);
      if (isAway) hidden.delete(remark.key);
      else hidden.add(remark.key);
      keep();
      draw();
      if (!list.contains(document.activeElement)) {
        const left = [...list.querySelectorAll('[data-key^="hide:"]')];
        (left[Math.min(place, left.length - 1)] || showHidden).focus();
      }
    }

    function show(remark) {
      const piece = parts.get(remark.section)?.pieces.findLast((one) => one.start <= remark.start);
      if (!piece) return;
      window.revealField(piece.field.parentElement, () => select(piece, remark));
    }

    function select(piece, remark) {
      const from = remark.start - piece.start;
      const to = Math.min(remark.end - piece.start, length(piece.text));
      if (piece.block === undefined) {
        piece.field.focus();
        piece.field.setSelectionRange(units(piece.text, from), units(piece.text, to));
      } else {
        selectInRichText(piece, units(piece.text, from), units(piece.text, to));
      }
      piece.field.parentElement.scrollIntoView({ block: "center" });
    }

    function pageKey() {
      const number = /\/pages\/(\d+)\//.exec(location.pathname);
      return number && !location.pathname.includes("/pages/add/") ? `schrijfhulp:${number[1]}` : null;
    }

    function recall() {
      try {
        return JSON.parse(localStorage.getItem(pageKey() || "")) || [];
      } catch {
        return [];
      }
    }

    function keep() {
      const key = pageKey(); // a page that is not saved yet has no number to remember it by
      try {
        if (key) localStorage.setItem(key, JSON.stringify([...hidden].slice(-MOST_HIDDEN)));
      } catch {
        // without storage they are hidden until the form is left
      }
    }
  }

  class Refusal extends Error {}

  // The text of the form: {field of the page: its label, its text, and from which input each piece of it came}.
  function partsOf(form) {
    const parts = new Map();
    for (const field of form.querySelectorAll("textarea, input[type=text], input[type=hidden]")) {
      const outer = outermost(field);
      if (!outer || field.disabled || field.readOnly || isRemoved(form, field.name)) continue;
      if (/^(slug|tags)$/.test(outer.dataset.contentpath) || field.closest("[data-no-writing-help]")) continue;
      const id = outer.dataset.contentpath;
      for (const piece of piecesOf(field)) {
        const part = parts.get(id) || { label: labelOf(outer) || id, text: "", pieces: [], size: 0 };
        if (part.text) {
          part.text += "\n";
          part.size += 1;
        }
        part.pieces.push({ ...piece, start: part.size });
        part.text += piece.text;
        part.size += length(piece.text);
        parts.set(id, part);
      }
    }
    return parts;
  }

  function piecesOf(field) {
    if (field.type === "hidden") return blocksOf(field);
    // A short line of one or two words is a name, a date or a number.
    const isText = field.value.trim() && (field.tagName === "TEXTAREA" || THREE_WORDS.test(field.value));
    return isText ? [{ field, text: field.value }] : [];
  }

  // The paragraphs of a rich text, which its editor keeps in a hidden input.
  function blocksOf(field) {
    if (!/^\{"(blocks|entityMap)":/.test(field.value)) return [];
    return JSON.parse(field.value)
      .blocks
      .map((block, number) => ({ field, block: number, text: block.text || "", type: block.type }))
      .filter((piece) => piece.type !== "atomic" && piece.text.trim());
  }

  function outermost(field) {
    let found = null;
    for (let one = field.closest("[data-contentpath]"); one; one = one.parentElement.closest("[data-contentpath]")) {
      found = one;
    }
    return found;
  }

  function labelOf(outer) {
    const own = outer.closest(".w-panel__wrapper")?.querySelector(":scope > .w-field__label");
    const heading = outer.closest("[data-panel]")?.querySelector("[data-panel-heading-text]");
    return (own || heading)?.textContent.replace("*", "").trim();
  }

  // Whether a block or a row in which a field stands is marked to be removed: "body-2-deleted", "links-0-DELETE".
  function isRemoved(form, name) {
    const steps = (name || "").split("-");
    return steps.some((step, place) => {
      if (!/^\d+$/.test(step)) return false;
      const row = steps.slice(0, place + 1).join("-");
      const mark = form.elements[`${row}-deleted`] || form.elements[`${row}-DELETE`];
      return mark ? (mark.type === "checkbox" ? mark.checked : /^(1|on|true)$/i.test(mark.value)) : false;
    });
  }

  // The remarks of a section, each once: the same word again adds to its number.
  function grouped(section) {
    const byKey = new Map();
    for (const remark of section.remarks) {
      const key = hash(`${section.id}|${remark.kind}|${remark.excerpt.toLowerCase()}`);
      const earlier = byKey.get(key);
      if (earlier) earlier.times += 1;
      else byKey.set(key, { ...remark, key, section: section.id, times: 1 });
    }
    return [...byKey.values()];
  }

  function hash(text) {
    let number = 5381;
    for (const sign of text) number = (Math.imul(number, 33) ^ sign.codePointAt(0)) >>> 0;
    return number.toString(36);
  }

  function selectInRichText(piece, from, to) {
    const editor = piece.field.parentElement.querySelector("[contenteditable=true]");
    if (!editor) return;
    editor.focus();
    const block = editor.querySelectorAll("[data-block=true]")[piece.block];
    if (!block) return;
    const range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let isBegun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = passed + node.length;
      if (!isBegun && from < next) {
        range.setStart(node, from - passed);
        isBegun = true;
      }
      if (isBegun && to <= next) {
        range.setEnd(node, to - passed);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return;
      }
      passed = next;
    }
  }

  // The server counts characters, the browser counts code units: an emoji is one of the first and two of the second.
  function length(text) {
    return [...text].length;
  }

  function units(text, characters) {
    return [...text].slice(0, characters).join("").length;
  }

  function fill(saying, values) {
    return saying.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  }

  // Wagtail loads the scripts of panels in the head of the page.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();

  function begin() {
    const help = document.querySelector("[data-writing]");
    const form = document.querySelector("[data-edit-form]");
    if (help && form) start(help, form);
  }
})();
