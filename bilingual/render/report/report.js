"use strict";
// Everything here is comfort: the page says the same without it.

// Tables sort by their headings, figures as figures, and a second press turns the order round; what is empty stays last.
for (const button of document.querySelectorAll("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th"), body = head.closest("table").tBodies[0];
    const column = head.cellIndex, down = head.getAttribute("aria-sort") === "ascending";
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") return (x === "") - (y === "");
      const isFigure = row => row.cells[column].dataset.sort !== undefined;
      return (down ? -1 : 1) * (isFigure(a) && isFigure(b) ? Number(x) - Number(y) : order.compare(x, y));
    };
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...[...body.rows].sort(compare));
  });
}

// A tooltip stays inside the window; an amount and its partner light up together; Escape puts the tooltip away.
const root = document.documentElement;
const partner = (amount) => amount.dataset.partner && document.getElementById(amount.dataset.partner);
const show = (amount) => {
  const tip = amount.querySelector(".tip");
  root.classList.remove("dismissed");
  tip.style.left = "0";
  const over = tip.getBoundingClientRect().right - root.clientWidth + 8;
  if (over > 0) tip.style.left = `${-over}px`;
  partner(amount)?.classList.add("lit");
};
const hide = (amount) => partner(amount)?.classList.remove("lit");
for (const [event, act] of [["mouseover", show], ["focusin", show], ["mouseout", hide], ["focusout", hide]]) {
  document.addEventListener(event, ({ target }) => {
    const amount = target.closest(".amount[tabindex]");
    if (amount) act(amount);
  });
}
addEventListener("keydown", (event) => { if (event.key === "Escape") root.classList.add("dismissed"); });

// A link to an amount also gives it the focus, and with it the tooltip.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a");
  if (link) document.getElementById(link.hash.slice(1))?.focus();
});

// What is folded on the screen is open on paper.
addEventListener("beforeprint", () => { for (const folded of document.querySelectorAll("details")) folded.open = true; });
