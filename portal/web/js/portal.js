// Everything works without this file. It only makes some things quicker or kinder.

// Nothing of a person stays behind in the browser. htmx would keep the address of the last page, with what was sought.
Storage.prototype.setItem = () => {
  throw new DOMException("This site keeps nothing in the browser.", "SecurityError");
};

// After a refused form: to the summary of what is wrong, as the first thing that is read aloud.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A second press while the first is on its way does nothing. The server counts one in any case.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
// Back from the next page the form can be used again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// What a search found is said, not only shown.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target } = event.detail;
  const found = target.querySelector("[data-melding]");
  const spoken = document.getElementById("voorlezen");
  if (found && spoken) spoken.textContent = found.textContent.trim();
  // The link that was pressed is gone: go on where its answer begins.
  if (document.activeElement === document.body) target.focus({ preventScroll: true });
});

// A search that failed becomes an ordinary page load, whose answer explains itself.
const asPage = (event) => {
  const { pathInfo, requestConfig } = event.detail;
  if (requestConfig?.verb === "get") window.location.assign(pathInfo.finalRequestPath);
};
document.addEventListener("htmx:responseError", asPage);
document.addEventListener("htmx:sendError", asPage);

// A passkey that did not work is said on the page: the person may have stopped it, or has none here.
document.addEventListener("allauth.error", (event) => {
  const notice = document.querySelector("[data-passkey-fout]");
  if (!notice) return;
  event.preventDefault();
  notice.hidden = false;
  notice.focus();
});
