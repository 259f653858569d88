"use strict";
/* One clock for all films: the first one leads, the others are kept within half a frame of it. */
const data = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const panels = [...document.querySelectorAll(".panel")];
const films = panels.map((panel) => panel.querySelector("video"));
const leader = films[0];
const frame = 1 / data.rate;
const length = data.starts[data.starts.length - 1];
const end = Math.max(0, length - frame / 2);
let wanted = false; // whether it should be playing; a film that has to load makes all wait
let who = data.characters[0].handle;

/* Playing */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
const now = () => Math.min(leader.currentTime, end);
const ready = () => films.every((film) => film.readyState >= 3 || film.error);

function go(seconds) {
  const at = Math.min(Math.max(0, seconds), end);
  for (const film of films) film.currentTime = at;
  show(at);
}
function start() {
  wanted = true;
  if (now() >= end - frame) go(0);
  keep();
  drawButton();
}
function stop() {
  wanted = false;
  for (const film of films) film.pause();
  go(Math.round(now() / frame) * frame + frame / 4);
  drawButton();
}
function keep() {
  if (!wanted) return;
  const speed = Number(by("speed").value);
  if (!ready()) for (const film of films) film.pause();
  else {
    for (const film of films) {
      const late = leader.currentTime - film.currentTime;
      if (Math.abs(late) > 0.2) film.currentTime = leader.currentTime;
      film.playbackRate = film === leader ? speed : speed * (1 + Math.max(-0.2, Math.min(0.2, late * 2)));
      if (film.paused && !film.ended) film.play().catch(() => stop());
    }
  }
  if (leader.ended || leader.currentTime >= end) {
    if (!by("loop").checked) return stop();
    go(0);
  }
  show(now());
  requestAnimationFrame(keep);
}
function drawButton() {
  by("play").setAttribute("aria-label", wanted ? "Pause" : "Play");
  by("play-shape").setAttribute("d", wanted ? "M6 4h4v16H6zM14 4h4v16h-4z" : "M7 4v16l13-8z");
}

/* Showing where it is */
function curveOf(arm) { return data.characters.find((each) => each.handle === who).curves[arm] || []; }
function percentAt(arm, seconds) {
  let best = null;
  for (const [at, percent] of curveOf(arm)) if (best === null || Math.abs(at - seconds) < Math.abs(best[0] - seconds)) best = [at, percent];
  return best && Math.abs(best[0] - seconds) < 0.6 ? best[1] : null;
}
function shotAt(seconds) {
  let shot = 0;
  while (shot + 1 < data.prompts.length && data.starts[shot + 1] <= seconds + 1e-6) shot++;
  return shot;
}
function show(seconds) {
  by("scrub").value = String(Math.round((1000 * seconds) / length));
  by("scrub").setAttribute("aria-valuetext", `${seconds.toFixed(1)} of ${length.toFixed(1)} seconds`);
  by("time").textContent = `${clock(seconds)} / ${clock(length)}`;
  const shot = shotAt(seconds);
  by("prompt").textContent = `${shot + 1}. ${data.prompts[shot]}`;
  for (const panel of panels) {
    const percent = percentAt(panel.dataset.arm, seconds);
    panel.querySelector(".now").textContent = percent === null ? "–" : `${Math.round(percent)} %`;
  }
  const head = by("plot").querySelector(".head");
  if (head) head.setAttribute("transform", `translate(${plotX(seconds)} 0)`);
}

/* The curve */
const PAD = { left: 34, right: 8, top: 10, bottom: 22 };
const drawn = (tag, attributes, text) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
};
const plotX = (seconds) => PAD.left + (seconds / length) * (by("plot").clientWidth - PAD.left - PAD.right);
const plotY = (percent) => PAD.top + (1 - percent / 100) * (by("plot").clientHeight - PAD.top - PAD.bottom);
const shown = () => [...document.querySelectorAll("[data-curve]:checked")].map((box) => box.dataset.curve);

function runs(curve) { // a curve is broken at cuts, and where nothing could be measured
  const found = [[]];
  let shot = 0;
  for (const [at, percent] of curve) {
    if (shotAt(at) !== shot || percent === null) found.push([]);
    shot = shotAt(at);
    if (percent !== null) found[found.length - 1].push([at, percent]);
  }
  return found.filter((run) => run.length);
}
function weakest(arm) { // one a shot, at the lowest point
  const found = new Map();
  for (const [at, percent] of curveOf(arm)) {
    const shot = shotAt(at);
    if (percent !== null && (!found.has(shot) || percent < found.get(shot)[1])) found.set(shot, [at, percent]);
  }
  return [...found.values()];
}
function draw() {
  const plot = by("plot"), width = plot.clientWidth, height = plot.clientHeight;
  plot.replaceChildren();
  plot.setAttribute("viewBox", `0 0 ${width} ${height}`);
  data.starts.slice(0, -1).forEach((start, shot) => {
    const x = plotX(start), stop = plotX(data.starts[shot + 1]);
    if (shot % 2) plot.append(drawn("rect", { x, y: PAD.top, width: stop - x, height: height - PAD.top - PAD.bottom, fill: "var(--line)", opacity: 0.35 }));
    plot.append(drawn("text", { x: x + 4, y: height - 6 }, width < 500 ? `${shot + 1}` : `shot ${shot + 1}`));
  });
  for (const level of [0, 50, 100]) {
    plot.append(drawn("line", { x1: PAD.left, x2: width - PAD.right, y1: plotY(level), y2: plotY(level), stroke: "var(--line)" }));
    plot.append(drawn("text", { x: PAD.left - 6, y: plotY(level) + 4, "text-anchor": "end" }, `${level}`));
  }
  plot.append(drawn("line", { x1: PAD.left, x2: width - PAD.right, y1: plotY(data.gate), y2: plotY(data.gate), stroke: "var(--mark)", "stroke-dasharray": "3 4", opacity: 0.8 }));
  plot.append(drawn("text", { x: width - PAD.right - 2, y: plotY(data.gate) + 14, "text-anchor": "end" }, `gate ${data.gate}`));
  for (const arm of ["unrelated", ...data.arms].filter((each) => shown().includes(each))) {
    // The same film under two names has one curve: the second is dashed over the first.
    const twin = data.identical.some((group) => group.includes(arm) && group.find((one) => shown().includes(one)) !== arm);
    for (const run of runs(curveOf(arm))) {
      const points = run.map(([at, percent]) => `${plotX(at)},${plotY(percent)}`).join(" ");
      plot.append(drawn("polyline", {
        points, fill: "none", stroke: `var(--${arm})`, "stroke-width": arm === "unrelated" ? 2 : 3, "stroke-linejoin": "round",
        "stroke-dasharray": arm === "unrelated" ? "2 5" : twin ? "9 9" : "none",
      }));
    }
  }
  for (const arm of data.arms.filter((each) => shown().includes(each)))
    for (const [at, percent] of weakest(arm).filter(([, low]) => low < data.gate))
      plot.append(drawn("circle", { cx: plotX(at), cy: plotY(percent), r: 5, fill: "var(--card)", stroke: `var(--${arm})`, "stroke-width": 2.5, "data-seconds": at }));
  const head = drawn("g", { class: "head" });
  head.append(drawn("line", { x1: 0, x2: 0, y1: 0, y2: height - PAD.bottom, stroke: "var(--ink)", "stroke-width": 2 }));
  head.append(drawn("circle", { cx: 0, cy: 4, r: 4, fill: "var(--ink)" }));
  plot.append(head);
  listDips();
  show(now());
}
function listDips() {
  const dips = [];
  for (const arm of data.arms) {
    const lowest = weakest(arm).sort((a, b) => a[1] - b[1])[0];
    if (lowest) dips.push([arm, ...lowest]);
  }
  by("dips").replaceChildren(...dips.map(([arm, at, percent]) => {
    const button = document.createElement("button");
    button.style.setProperty("--arm", `var(--${arm})`);
    button.textContent = `${arm}: ${Math.round(percent)} % at ${clock(at)}`;
    button.setAttribute("aria-label", `Go to the weakest moment of ${arm}, ${Math.round(percent)} percent at ${at.toFixed(1)} seconds`);
    button.addEventListener("click", () => { stop(); go(at + frame / 4); });
    return button;
  }));
}
function pick(event) { // a click near a dip goes to the dip
  const box = by("plot").getBoundingClientRect();
  const x = event.clientX - box.left, y = event.clientY - box.top;
  let at = ((x - PAD.left) / (box.width - PAD.left - PAD.right)) * length, nearest = 16;
  for (const dip of by("plot").querySelectorAll("[data-seconds]")) {
    const away = Math.hypot(Number(dip.getAttribute("cx")) - x, Number(dip.getAttribute("cy")) - y);
    if (away < nearest) { nearest = away; at = Number(dip.dataset.seconds) + frame / 4; }
  }
  go(at);
}

/* The wipe */
function wipe() {
  const box = by("wipe"), on = box !== null && box.checked;
  by("stage").classList.toggle("wiping", on);
  by("curtain").hidden = !on;
  if (box === null) return;
  by("wipes").hidden = !on;
  by("stage").style.setProperty("--edge", `${by("edge").value}%`);
  for (const panel of panels) {
    panel.classList.toggle("left", on && panel.dataset.arm === by("left").value);
    panel.classList.toggle("right", on && panel.dataset.arm === by("right").value);
  }
}
function drag(event) {
  if (!by("stage").classList.contains("wiping") || (event.type === "pointermove" && !event.buttons)) return;
  const box = by("stage").getBoundingClientRect();
  by("edge").value = String((100 * (event.clientX - box.left)) / box.width);
  wipe();
}

/* Keys and wires */
function weakMoment(direction) {
  const moments = data.arms.flatMap(weakest).filter(([, low]) => low < data.gate).map(([at]) => at + frame / 4).sort((a, b) => a - b);
  const from = now();
  const next = direction > 0 ? moments.find((at) => at > from + frame) : moments.reverse().find((at) => at < from - frame);
  if (next !== undefined) { stop(); go(next); }
}
function flip(id) { const box = by(id); if (box) { box.checked = !box.checked; box.dispatchEvent(new Event("change")); } }
addEventListener("keydown", (event) => {
  const on = event.target;
  if (event.ctrlKey || event.metaKey || event.altKey || on.tagName === "SELECT" || on.id === "edge") return;
  if (event.key === " " && ["BUTTON", "SUMMARY"].includes(on.tagName) && on.id !== "play") return;
  if (event.key === " " && on.type === "checkbox") return;
  const step = event.shiftKey ? 1 : frame;
  const keys = {
    " ": () => (wanted ? stop() : start()), ArrowLeft: () => { stop(); go(now() - step); }, ArrowRight: () => { stop(); go(now() + step); },
    Home: () => go(0), End: () => go(end), w: () => flip("wipe"), l: () => flip("loop"), "[": () => weakMoment(-1), "]": () => weakMoment(1),
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
by("play").addEventListener("click", () => (wanted ? stop() : start()));
by("scrub").addEventListener("input", (event) => go((Number(event.target.value) / 1000) * length));
by("plot").addEventListener("click", pick);
by("stage").addEventListener("pointerdown", drag);
by("stage").addEventListener("pointermove", drag);
for (const id of ["wipe", "left", "right"]) if (by(id)) by(id).addEventListener("change", wipe);
if (by("edge")) by("edge").addEventListener("input", wipe);
if (by("who")) by("who").addEventListener("change", (event) => { who = event.target.value; draw(); });
for (const box of document.querySelectorAll("[data-curve]")) box.addEventListener("change", draw);
addEventListener("resize", draw);
draw();
