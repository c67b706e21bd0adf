// Conveniences only: everything works without them. Keeps nothing and asks nothing of the network.
"use strict";

const box = document.getElementById("q");
const drawer = document.querySelector(".drawer");
const wide = window.matchMedia("(min-width: 56rem)");

// Beside the results the filters are always open; older browsers cannot do that in CSS alone.
const fit = () => { if (drawer && wide.matches) drawer.open = true; };
fit();
wide.addEventListener("change", fit);

// A tick or a new order is applied at once, where the answer is beside it. In the drawer of a
// phone several ticks are made first and applied by the button.
document.addEventListener("change", (event) => {
  const control = event.target;
  const form = control.form;
  if (!form || form.id !== "search") return;
  const tick = control.type === "checkbox" && wide.matches;
  if (!tick && control.id !== "sort") return;
  form.action = form.action.split("#")[0] + "#" + control.id;
  form.requestSubmit();
});

// The place of the reader on the keyboard survives the new page, by way of the address alone.
const last = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (last && last.form && last.form.id === "search") {
  last.focus({ preventScroll: true });
  history.replaceState(history.state, "", location.pathname + location.search);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (event.key === "/" && box) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (event.key === "?") {
    location.assign(document.querySelector(".help").href + "#keys");
  }
});

// References are copied by a button where the browser can; the text itself can always be selected.
if (navigator.clipboard) {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.querySelector("main")?.append(status);
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copies);
      const done = await navigator.clipboard.writeText(from.value ?? from.textContent).then(() => true, () => false);
      button.classList.toggle("done", done);
      status.textContent = done ? "Copied" : "This browser does not let pages copy; select the text instead.";
    });
  }
}
