// SPDX-License-Identifier: Apache-2.0
// Two charts of any ratio: by year, and how often a share is reached. Drawn by Observable Plot, at the width of the page.
import {areaY, dot, lineY, plot, pointerX, ruleX, ruleY, tip} from "@observablehq/plot";

const percent = (x) => (x > 0 && x < 0.005 ? "< 1 %" : `${Number((100 * x).toPrecision(2))} %`);
const share = (x) => (x < 0.01 ? "< 1 %" : x > 0.99 ? "> 99 %" : `${Math.round(100 * x)} %`);

function common(width, label) {
  return {
    width,
    height: Math.min(320, Math.max(240, width * 0.45)),
    marginLeft: 54,
    marginRight: 24,
    marginBottom: 42,
    style: {background: "transparent", color: "var(--ink)", fontSize: "12px", fontFamily: "inherit", overflow: "visible"},
    ariaLabel: label,
  };
}

function byYear(one, width) {
  const years = one.years.map(([year, q05, q25, q50, q75, q95]) => ({year, q05, q25, q50, q75, q95}));
  const shown = (d) => `${d.year}: ${percent(d.q50)}\nnine in ten worlds: ${percent(d.q05)} to ${percent(d.q95)}`;
  const ink = {fill: "var(--c3)", x: "year"};
  return plot({
    ...common(width, `${one.label}, by year`),
    x: {tickFormat: String, ticks: years.map((d) => d.year), label: null},
    y: {tickFormat: percent, label: "over the cost", grid: true, zero: true, ticks: 5},
    marks: [
      areaY(years, {...ink, y1: "q05", y2: "q95", fillOpacity: 0.2}),
      areaY(years, {...ink, y1: "q25", y2: "q75", fillOpacity: 0.35}),
      ruleY([0.5], {stroke: "var(--ink)", strokeDasharray: "5 4"}),
      lineY(years, {x: "year", y: "q50", stroke: "var(--c3)", strokeWidth: 2.2}),
      dot(years, {x: "year", y: "q50", fill: "var(--c3)", r: 3}),
      tip(years, pointerX({x: "year", y: "q50", title: shown, fill: "var(--ground)", stroke: "var(--line)"})),
    ],
  });
}

function reached(one, periods, width) {
  const curves = one.reach.flatMap((values, k) => values.map((p, at) => ({x: at * one.step, p, period: periods[k]})));
  const looks = ["var(--c3)", "var(--c1)"];
  const shown = (d) => `${d.period}: ${share(d.p)} of worlds\nreach ${percent(d.x)} or more`;
  return plot({
    ...common(width, `${one.label}: share of worlds that reach a share`),
    x: {tickFormat: percent, label: "share that is reached, or more", labelOffset: 40, ticks: width < 480 ? 5 : 9},
    y: {tickFormat: percent, label: "share of worlds", grid: true, domain: [0, 1], ticks: 5},
    color: {domain: periods, range: looks},
    marks: [
      ruleX([0.5], {stroke: "var(--ink)", strokeDasharray: "5 4"}),
      lineY(curves, {x: "x", y: "p", stroke: "period", strokeWidth: 2.2}),
      tip(curves, pointerX({x: "x", y: "p", title: shown, fill: "var(--ground)", stroke: "var(--line)"})),
    ],
  });
}

function heading(text) {
  const out = document.createElement("p");
  out.className = "unit";
  out.textContent = text;
  return out;
}

/** A drawing that a screen reader hears as one image with one label. */
function asImage(drawn) {
  const svg = drawn.matches("svg") ? drawn : drawn.querySelector("svg");
  svg.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  svg.setAttribute("role", "img");
  return drawn;
}

export function explore() {
  const room = document.getElementById("explore");
  if (!room) return;
  const {periods, ratios} = JSON.parse(document.getElementById("explore-data").textContent);
  if (!ratios.length) return;
  const label = document.createElement("label");
  label.textContent = "Ratio: ";
  const choice = document.createElement("select");
  ratios.forEach((one, k) => choice.append(new Option(one.label, k)));
  label.append(choice);
  const charts = document.createElement("div");
  const draw = () => {
    const one = ratios[Number(choice.value)];
    const width = room.clientWidth - 36;
    const parts = [heading("By year: median, one half and nine in ten of the worlds; dashed: one half"), asImage(byYear(one, width))];
    if (one.reach.length) parts.push(heading(`Share of worlds that reach a share or more: blue ${periods[0]}, orange ${periods[1]}`), asImage(reached(one, periods, width)));
    charts.replaceChildren(...parts);
  };
  choice.addEventListener("change", draw);
  room.append(label, charts);
  room.hidden = false;
  draw();
  let last = room.clientWidth;
  new ResizeObserver(() => {
    if (room.clientWidth === last) return;
    last = room.clientWidth;
    draw();
  }).observe(room);
}
