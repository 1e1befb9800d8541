// Warns two minutes before the session ends. The server decides when that is: another tab may have made it last longer.
// Asking how long it lasts does not make it last longer; only the button does.

const dialog = document.getElementById("sessie");
const WARN = 120;
const find = (name) => dialog.querySelector(`[data-${name}]`);
const said = find("voorlezen");
let end = Date.now() + Number(dialog.dataset.over) * 1000;
let timer;
// Pressed away: it will end, and nothing makes it last longer.
let dismissed = false;

const left = () => Math.ceil((end - Date.now()) / 1000);

function plan() {
  clearTimeout(timer);
  const quiet = left() - (dismissed ? 0 : WARN);
  timer = setTimeout(check, dialog.open ? 1000 : Math.max(0, quiet * 1000));
}

async function ask(form) {
  const request = form ? { method: "POST", body: new FormData(form) } : {};
  const answer = await fetch(form ? form.action : dialog.dataset.stand, { ...request, redirect: "error" });
  if (!answer.ok) throw new Error(answer.status);
  learn(await answer.json());
}

function learn({ over, verlengbaar, om }) {
  end = Date.now() + over * 1000;
  for (const element of dialog.querySelectorAll("[data-verlengbaar]")) {
    element.hidden = (element.dataset.verlengbaar === "ja") !== Boolean(verlengbaar);
  }
  const text = document.querySelector("[data-sessie-om]");
  if (om && text) text.textContent = om;
  if (over > WARN) {
    dismissed = false;
    dialog.close();
  }
}

function show() {
  const seconds = Math.max(0, left());
  find("klok").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (!dialog.open) {
    find("fout").hidden = true;
    dialog.showModal();
    dialog.querySelector("button:not([hidden])").focus();
  }
  // Opening it says the first words. After that twice, and not each second: that would drown out everything else.
  const part = seconds <= 30 ? "30" : seconds <= 60 ? "60" : "";
  const text = part && said.getAttribute(`data-${part}`);
  if (said.textContent !== text) said.textContent = text;
}

function leave() {
  const { pathname, search } = window.location;
  window.location.replace(`${dialog.dataset.voordeur}?${new URLSearchParams({ next: pathname + search })}`);
}

let asked = 0;
async function check() {
  if (left() <= WARN && (!dialog.open || left() <= 0 || Date.now() - asked > 15000)) {
    asked = Date.now();
    // Without an answer the clock of this page decides.
    await ask().catch(() => undefined);
  }
  if (left() <= 0) leave();
  else {
    if (left() <= WARN && !dismissed) show();
    plan();
  }
}

find("verlengen").addEventListener("submit", (event) => {
  event.preventDefault();
  delete event.target.dataset.sent;
  if (event.submitter?.dataset.verlengbaar === "nee") {
    dismissed = true;
    dialog.close();
    plan();
    return;
  }
  ask(event.target).then(plan, () => {
    find("fout").hidden = false;
  });
});
// Who presses Escape is there: the same as the button.
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  find("verlengen").requestSubmit(dialog.querySelector("[data-verlengen] button:not([hidden])"));
});
// A device that slept, and a page that comes back from history: look again at once.
for (const name of ["visibilitychange", "pageshow"]) {
  window.addEventListener(name, () => document.visibilityState === "visible" && left() <= WARN && check(), true);
}
plan();
