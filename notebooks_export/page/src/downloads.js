// SPDX-License-Identifier: Apache-2.0
// Each figure as files: the drawing with title and notes as SVG, the table with every digit as CSV.

const svg_space = "http://www.w3.org/2000/svg";

function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A cell that no spreadsheet takes for a formula, in quotes where it needs them. */
export function csvCell(text) {
  const number = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
  const safe = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table with a row of its own for the names of its figures left out: values with every digit. */
export function csvOf(table) {
  const cells = (row) => [...row.cells].map((cell) => csvCell(cell.querySelector("data")?.value ?? cell.textContent.trim()));
  return [...table.rows].map((row) => cells(row).join(",")).join("\n") + "\n";
}

function words(text, x, y, css) {
  const element = document.createElementNS(svg_space, "text");
  element.setAttribute("x", x);
  element.setAttribute("y", y);
  element.setAttribute("class", css);
  element.textContent = text;
  return element;
}

/** The looks with the colours of the light ground, for programs that do not know custom properties. */
function plainStyle() {
  const light = document.getElementById("light").textContent;
  const colours = new Map([...light.matchAll(/(--[\w]+):([^;]+);/g)].map(([, name, value]) => [name, value]));
  return document.getElementById("chart-style").textContent.replace(/var\((--\w+)\)/g, (all, name) => colours.get(name) ?? all);
}

/** Lines of at most so many letters. */
function lines(text, most) {
  const out = [""];
  for (const word of text.split(/\s+/)) {
    if (out.at(-1) && out.at(-1).length + word.length >= most) out.push("");
    out[out.length - 1] += (out.at(-1) ? " " : "") + word;
  }
  return out;
}

/** The wide drawing on white ground with the words around it. */
export function svgOf(figure) {
  const drawn = figure.querySelector("svg.wide").cloneNode(true);
  const [, , width, height] = drawn.getAttribute("viewBox").split(" ").map(Number);
  const inner = document.createElementNS(svg_space, "g");
  inner.append(...drawn.childNodes);
  const head = lines(figure.querySelector("h3").textContent, 80);
  const unit = lines(figure.querySelector(".unit").textContent, 110);
  const notes = [...figure.querySelectorAll(".foot")].flatMap((note) => lines(note.textContent, 125));
  const top = 24 + head.length * 26 + unit.length * 20 + 10;
  const all = top + height + 20 + notes.length * 16 + 20;
  const style = document.createElementNS(svg_space, "style");
  style.textContent = plainStyle();
  const ground = document.createElementNS(svg_space, "rect");
  for (const [name, value] of Object.entries({class: "ground", width: width + 48, height: all})) ground.setAttribute(name, value);
  inner.setAttribute("transform", `translate(24 ${top})`);
  drawn.append(style, ground, inner);
  head.forEach((line, k) => drawn.append(words(line, 24, 40 + 26 * k, "title")));
  unit.forEach((line, k) => drawn.append(words(line, 24, 34 + 26 * head.length + 20 * k, "unit")));
  notes.forEach((line, k) => drawn.append(words(line, 24, top + height + 30 + 16 * k, "foot")));
  drawn.setAttribute("viewBox", `0 0 ${width + 48} ${all}`);
  drawn.setAttribute("width", width + 48);
  drawn.setAttribute("height", all);
  drawn.setAttribute("class", "chart");
  drawn.setAttribute("xmlns", svg_space);
  return new XMLSerializer().serializeToString(drawn);
}

function button(label, action) {
  const out = document.createElement("button");
  out.type = "button";
  out.textContent = label;
  out.addEventListener("click", action);
  return out;
}

export function downloads() {
  for (const figure of document.querySelectorAll("figure[id]")) {
    const row = document.createElement("p");
    row.className = "buttons";
    const title = figure.querySelector("h3").textContent;
    const svg = button("Download SVG", () => save(`${figure.id}.svg`, "image/svg+xml", svgOf(figure)));
    const csv = button("Download CSV", () => save(`${figure.id}.csv`, "text/csv", csvOf(figure.querySelector("table"))));
    svg.setAttribute("aria-label", `Download SVG: ${title}`);
    csv.setAttribute("aria-label", `Download CSV: ${title}`);
    row.append(svg, csv);
    figure.append(row);
  }
}
