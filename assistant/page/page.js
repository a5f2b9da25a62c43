// Wired to each rendered component: `element` is its root, `trigger` tells Python.
// Everything that is clicked carries data attributes, so rendered text never is code.
element.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-card]");
  if (chip) {
    const card = document.getElementById(chip.dataset.card);
    if (!card) return;
    event.preventDefault();
    card.closest("details").open = true;
    card.scrollIntoView({ behavior: "smooth", block: "nearest" });
    card.focus({ preventScroll: true });
    document.querySelectorAll(".card.lit").forEach((other) => other.classList.remove("lit"));
    card.classList.add("lit");
    return;
  }
  const button = event.target.closest("[data-action]");
  if (!button) return;
  const { action, article, start, end, question } = button.dataset;
  if (action === "close") {
    props.value = "";
    if (window.belegtOpener) window.belegtOpener.focus();
    return;
  }
  if (action === "remove" && !window.confirm(question)) return;
  if (action === "read") window.belegtOpener = button;
  trigger(action === "remove" ? "delete" : "select", { article, start, end });
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") element.querySelector("[data-action=close]")?.click();
});
if (element.closest("#conversation")) element.setAttribute("aria-live", "polite");
watch("value", () => {
  // After the next frame, when the style sheet has placed what is new.
  requestAnimationFrame(() => {
    const opened = element.querySelector(".reader");
    if (opened) {
      opened.querySelector(".close").focus({ preventScroll: true });
      opened.querySelector("mark")?.scrollIntoView({ block: "center" });
    }
    const page = element.querySelector("[data-spoken]");
    if (page) document.documentElement.lang = page.dataset.spoken;
    const last = element.querySelector(".turn:last-child");
    if (last) element.closest("#conversation").scrollTop = last.offsetTop;
  });
});
