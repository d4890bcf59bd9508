// A button that copies what stands in a field; it shows where the browser allows that.
for (const button of document.querySelectorAll("[data-copies]")) {
  const said = button.parentElement.querySelector("[data-said]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    said.textContent = said.dataset.said;
  });
}
