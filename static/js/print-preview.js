// Show on the screen what a printer would get: each rule for print holds here too, each rule for the screen no longer.
for (const sheet of document.styleSheets) {
  swap(sheet.cssRules);
}

function swap(rules) {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && /^(print|screen)$/.test(rule.media.mediaText)) {
      rule.media.mediaText = rule.media.mediaText === "print" ? "all" : "not all";
    } else if (rule.cssRules) {
      swap(rule.cssRules);
    }
  }
}
