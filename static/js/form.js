// A form that is not sent into the void: without a line it stays as it is, and pressing twice sends it once.
(() => {
  const form = document.querySelector("form.form");
  const words = document.getElementById("form-sayings");
  if (!form || !words) return;

  const say = (saying) => {
    let told = form.querySelector("[data-told]");
    if (!told) {
      told = Object.assign(document.createElement("p"), { className: "field__fault" });
      told.dataset.told = "";
      told.setAttribute("role", "alert");
      form.querySelector("[type=submit]").before(told);
    }
    told.textContent = saying;
  };
  let isSending = false;
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say(words.dataset.offline);
    } else if (isSending) {
      event.preventDefault();
    } else {
      isSending = true;
      setTimeout(() => { isSending = false; }, 15_000); // the line was slow, or cut
    }
  });
  window.addEventListener("online", () => { if (form.querySelector("[data-told]")) say(words.dataset.online); });
  window.addEventListener("pageshow", () => { isSending = false; });
})();
