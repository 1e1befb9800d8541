// Questions that only apply after some other answer: `data-toon-als` says after which (portal.formkit.rendering). The
// server decides by the same rule what it keeps, so this only spares people questions that are not for them.

const parts = [...document.querySelectorAll("[data-toon-als]")].map((element) => ({
  element,
  form: element.closest("form"),
  ...JSON.parse(element.dataset.toonAls),
}));

const isChosen = (control) => (["radio", "checkbox"].includes(control.type) ? control.checked : control.value !== "");

/** The answers chosen under a name; what stands in a hidden part counts as not answered. */
function answers(form, name) {
  return [...form.elements].filter((control) => control.name === name && isChosen(control) && !control.closest("[hidden]"));
}

function applies({ form, naam, waarde, toon }) {
  const given = answers(form, naam);
  const isSo = waarde === "" ? given.length === 0 : given.some((control) => control.value === waarde);
  return isSo === toon;
}

// Hiding one answer may hide the next, so as often as there are parts at most.
function update() {
  for (let round = 0; round < parts.length; round += 1) {
    const changed = parts.filter((part) => part.element.hidden === applies(part));
    if (changed.length === 0) return;
    for (const part of changed) part.element.hidden = !part.element.hidden;
  }
}

if (parts.length > 0) {
  for (const { element } of parts) {
    const sentence = element.querySelector(":scope > [data-alleen-als]");
    if (sentence) sentence.hidden = true;
  }
  document.addEventListener("change", update);
  window.addEventListener("pageshow", update);
  update();
}
