// Bring a field of the editor's form into view, in whatever tab or closed panel it stands.
window.revealField = (() => {
  // Open the tab and the panels in which a field is hidden.
  function open(field) {
    for (let one = field; one; one = one.parentElement) {
      if (one.getAttribute("role") === "tabpanel" && one.hidden) {
        document.querySelector(`[role=tab][href="#${CSS.escape(one.id)}"]`)?.click();
      } else if (one.id && one.hasAttribute("hidden")) {
        document.querySelector(`[data-panel-toggle][aria-controls="${CSS.escape(one.id)}"]`)?.click();
      }
    }
  }

  // A tab opens a moment after the click.
  function whenVisible(element, act, turns = 20) {
    if (element.offsetParent || turns === 0) act();
    else setTimeout(whenVisible, 50, element, act, turns - 1);
  }

  return (field, act) => {
    open(field);
    whenVisible(field, act);
  };
})();
