// Each click on Add names what it adds, before Gradio's events, which take their time and their order.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#add")) return;
  window.belegtAdding = [...(window.belegtAdding ?? []), `${Date.now()}-${Math.random()}`].slice(-20);
}, true);

// Called for each rendered component: `element` is its root, `trigger` tells Python, `watch` its value.
// Everything that is clicked carries data attributes, so rendered text never is code.
window.belegtView = (element, trigger, props, watch) => {
const EVENTS = {
  read: "select", changes: "expand", remove: "delete", undo: "undo", amend: "edit",
  edit: "edit", retry: "retry", ask: "example_select", sort: "apply", page: "apply", cancel: "clear",
};

function showCard(id) {
  const card = document.getElementById(id);
  if (!card) return;
  const details = card.closest("details");
  if (details) details.open = true;
  card.scrollIntoView({ behavior: "smooth", block: "nearest" });
  card.focus({ preventScroll: true });
  document.querySelectorAll(".card.lit").forEach((other) => other.classList.remove("lit"));
  card.classList.add("lit");
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea"); // without https there is no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function tip() {
  let found = document.getElementById("quote-tip");
  if (!found) {
    found = document.createElement("div");
    found.id = "quote-tip";
    found.setAttribute("role", "tooltip");
    found.hidden = true;
    element.closest(".gradio-container").append(found);
  }
  return found;
}

function showQuote(event) {
  const chip = event.target.closest?.("[data-quote]");
  if (!chip) return;
  const shown = tip();
  shown.textContent = chip.dataset.quote;
  shown.hidden = false;
  chip.setAttribute("aria-describedby", "quote-tip");
  const at = chip.getBoundingClientRect();
  const width = shown.offsetWidth, height = shown.offsetHeight;
  const above = at.top - height - 8;
  shown.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  shown.style.top = `${above > 8 ? above : at.bottom + 8}px`;
}

function hideQuote(event) {
  const chip = event.target.closest?.("[data-quote]");
  if (!chip) return;
  chip.removeAttribute("aria-describedby");
  tip().hidden = true;
}

for (const name of ["mouseover", "focusin"]) element.addEventListener(name, showQuote);
for (const name of ["mouseout", "focusout"]) element.addEventListener(name, hideQuote);

element.addEventListener("click", async (event) => {
  const chip = event.target.closest("[data-card]");
  if (chip) {
    event.preventDefault();
    showCard(chip.dataset.card);
    return;
  }
  const day = event.target.closest("[data-day]");
  if (day) {
    event.preventDefault();
    const details = document.getElementById(day.dataset.day);
    details.open = true;
    details.querySelector("summary").focus();
    details.scrollIntoView({ behavior: "smooth", block: "nearest" });
    return;
  }
  const button = event.target.closest("[data-action]");
  if (!button) return;
  const { action, ...data } = button.dataset;
  if (action === "close") {
    props.value = "";
    window.belegtOpener?.focus();
  } else if (action === "copy" || action === "share") {
    await copy(data.text ?? location.origin + location.pathname + data.link);
    const done = button.parentElement.querySelector(".done");
    done.textContent = done.dataset.copied;
    setTimeout(() => { done.textContent = ""; }, 3000);
  } else if (action === "download") {
    download(data.text, data.name);
  } else {
    if (EVENTS[action] === "select" || EVENTS[action] === "expand") {
      if (!element.closest("#reader")) window.belegtOpener = button;
      window.belegtStep = data.nav;
    }
    trigger(EVENTS[action], data);
    if (action === "edit") document.querySelector("#question textarea")?.focus();
  }
});
// Wherever the focus is: a reader that was just opened has it a moment later.
if (element.closest("#reader")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") element.querySelector("[data-action=close]")?.click();
  });
}
if (element.closest("#conversation")) element.setAttribute("aria-live", "polite");
watch("value", () => {
  // After the next frame, when the style sheet has placed what is new.
  requestAnimationFrame(() => {
    const opened = element.querySelector(".reader");
    if (opened) {
      const step = window.belegtStep && opened.querySelector(`[data-nav=${window.belegtStep}]`);
      (step || opened.querySelector(".close")).focus({ preventScroll: true });
      opened.querySelector("mark, del, ins")?.scrollIntoView({ block: "center" });
    }
    const page = element.querySelector("[data-spoken]");
    if (page) document.documentElement.lang = page.dataset.spoken;
    const last = element.querySelector(".turn:last-child");
    if (last) element.closest("#conversation").scrollTop = last.offsetTop;
  });
});
};
