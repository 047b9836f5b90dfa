// SPDX-License-Identifier: Apache-2.0
// Tips: the title of what the pointer is on, at once and in the colours of the page.

const gap = 14;

/** Titles of the drawings become data, so that the browser shows no second tip; narrow drawings take those of wide ones. */
function collect() {
  for (const wide of document.querySelectorAll("svg.wide")) {
    const narrow = wide.parentElement.querySelector("svg.narrow").querySelectorAll("g.t");
    wide.querySelectorAll("g.t").forEach((group, k) => {
      const title = group.querySelector(":scope > title");
      if (!title) return;
      group.dataset.tip = title.textContent;
      narrow[k].dataset.tip = title.textContent;
      title.remove();
    });
  }
}

/** What the nearest group says, or where a number stands in summary.csv. */
function textOf(target) {
  const group = target.closest?.("g.t[data-tip], data[data-key]");
  if (!group) return "";
  return group.dataset.tip ?? (group.closest("tr[data-row]")?.dataset.row ?? "") + group.dataset.key;
}

function place(box, event) {
  const width = document.documentElement.clientWidth;
  box.style.left = "0";
  box.style.top = "0";
  const left = Math.max(8, Math.min(event.clientX + gap, width - box.offsetWidth - 8));
  const below = event.clientY + gap + box.offsetHeight < window.innerHeight;
  const top = below ? event.clientY + gap : event.clientY - gap - box.offsetHeight;
  box.style.left = `${left + window.scrollX}px`;
  box.style.top = `${top + window.scrollY}px`;
}

export function tips() {
  collect();
  const box = document.createElement("div");
  box.className = "tip-box";
  box.hidden = true;
  box.setAttribute("role", "status");
  document.body.append(box);
  const show = (event) => {
    const text = textOf(event.target);
    box.hidden = !text;
    if (!text) return;
    if (box.textContent !== text) box.textContent = text;
    place(box, event);
  };
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("pointerleave", () => (box.hidden = true));
  document.addEventListener("keydown", (event) => event.key === "Escape" && (box.hidden = true));
}
