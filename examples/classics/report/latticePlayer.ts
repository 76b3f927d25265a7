// The moving lattice on Epstein's page: the markup, and the script that draws it. The script is the only one on any page; it reads the frames
// beside it, loads nothing, and the page's policy names it by its hash. Without it, or where less motion is wished for, the page stands still.
import { SHOWN } from "../latticeFrames.ts";
import { LOSS } from "../epsteinLoss.ts";
import type { EpsteinReport } from "../classics.ts";
import { ROUNDING } from "./epsteinWords.ts";
import { h, Markup } from "../../../src/report/html/markup.ts";

/** Two sites a letter: 5 a + b from A on. */
const LETTERS = 65;

function packed(frame: Uint8Array): string {
  let text = "";
  for (let i = 0; i < frame.length; i += 2)
    text += String.fromCharCode(LETTERS + 5 * (frame[i] as number) + (frame[i + 1] ?? 0));
  return text;
}

export function latticePlayer(report: EpsteinReport): Markup {
  const data = report.lattices.map(({ rounding, side, from, frames, active }) => ({
    name: ROUNDING[rounding],
    side,
    from,
    active,
    frames: frames.map(packed),
  }));
  const [first] = report.lattices;
  const last = (first?.frames.length ?? 1) - 1;
  return h`<div class="player" id="player"><canvas id="lattice" width="800" height="800" role="img" aria-label="The lattice of sites, drawn tick by tick; the count below says the same in a number.">The lattice needs a canvas.</canvas>
<div class="controls"><button type="button" id="play">Play</button><label for="tick">tick <output id="shown"></output></label><input type="range" id="tick" min="0" max="${last}" value="0" step="1" aria-describedby="state"></div>
<fieldset class="roundings"><legend>Cops per active citizen</legend>${data.map((d, i) => h`<label><input type="radio" name="rounding" value="${i}"${new Markup(i === 0 ? " checked" : "")}> ${d.name}</label>`)}</fieldset>
<p id="state" class="state" role="status"></p>
<p class="quiet lattice-key"><span><i class="sq sq-active"></i>active</span> <span><i class="sq sq-quiet"></i>quiet</span> <span><i class="sq sq-jailed"></i>jailed</span> <span><i class="sq sq-cop"></i>cop</span></p>
<noscript><p class="note">The moving picture needs a script. The curves below show the same runs without one.</p></noscript></div>
<script type="application/json" id="frames">${new Markup(JSON.stringify(data))}</script>`;
}

/** What the player, the curves' key and their pairs look like. */
export const PLAYER_STYLE = new Markup(`
.player{max-width:560px;margin-top:20px}.player canvas{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:4px}
.controls{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;margin:10px 0}.controls button{font:inherit;font-weight:600;min-width:5em;min-height:40px;border:1.5px solid var(--model);border-radius:4px;background:var(--paper);color:var(--model);cursor:pointer}.controls button:hover{background:var(--card)}.controls button:focus-visible,.roundings input:focus-visible,.controls input:focus-visible{outline:3px solid var(--record);outline-offset:2px}
.controls output{display:inline-block;min-width:2.2em;font-variant-numeric:tabular-nums}.controls input{flex:1 1 160px;min-height:32px;accent-color:var(--model)}.roundings{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 16px}.roundings legend{float:left;padding:0;margin-right:14px;color:var(--soft)}.roundings label{white-space:nowrap}.state{margin:8px 0;font-variant-numeric:tabular-nums;font-weight:600}
.lattice-key span{white-space:nowrap;margin-right:10px}.sq{display:inline-block;width:12px;height:12px;margin-right:5px;vertical-align:-1px}.sq-active{background:var(--fall)}.sq-quiet{background:var(--band-2);border-radius:50%;width:8px;height:8px;vertical-align:1px}.sq-jailed{border:2px solid var(--none);width:9px;height:9px;vertical-align:0}.sq-cop{width:0;height:0;border:6px solid transparent;border-top:0;border-bottom:11px solid var(--ink)}
.arms .sudden,.arms .slow{display:inline-block;width:22px;height:0;border-top:3px solid var(--model);margin-right:6px;vertical-align:4px}.arms .slow{border-top:3px dashed var(--record)}.arms span{white-space:nowrap;margin-right:14px}
.pair{border:0;padding:0;margin:0;min-width:0;display:grid;grid-template-columns:minmax(0,1fr);gap:0 32px}.pair figure{max-width:640px}
@media (min-width:760px){.pair{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (min-width:900px){.opening.epstein{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media (min-width:640px){.versions td:nth-child(4),.versions td:nth-child(6){min-width:3.4em}}
@media (max-width:639px){.stack td[data-label]::before{min-width:6.4em}}
@media print{.controls,.roundings{display:none}.sq{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`);

/** Runs in the reader's browser. It holds no text from anywhere but this file. */
export const PLAYER_SCRIPT = `"use strict";
(() => {
  const runs = JSON.parse(document.getElementById("frames").textContent);
  const canvas = document.getElementById("lattice"), draw2d = canvas.getContext("2d");
  const play = document.getElementById("play"), tick = document.getElementById("tick");
  const shown = document.getElementById("shown"), state = document.getElementById("state");
  const still = matchMedia("(prefers-reduced-motion: reduce)"), dark = matchMedia("(prefers-color-scheme: dark)");
  let run = runs[0], timer = 0;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const paint = () => {
    const i = Number(tick.value), frame = run.frames[i], size = canvas.width / run.side;
    draw2d.fillStyle = colour("--card");
    draw2d.fillRect(0, 0, canvas.width, canvas.height);
    const ink = { ${SHOWN.jailed}: colour("--none"), ${SHOWN.quiet}: colour("--band-2"), ${SHOWN.active}: colour("--fall"), ${SHOWN.cop}: colour("--ink") };
    for (let s = 0; s < run.side * run.side; s++) {
      const both = frame.charCodeAt(s >> 1) - ${LETTERS}, what = s & 1 ? both % 5 : Math.floor(both / 5);
      if (what === 0) continue;
      const x = (s % run.side) * size, y = Math.floor(s / run.side) * size;
      draw2d.fillStyle = draw2d.strokeStyle = ink[what];
      if (what === ${SHOWN.active}) draw2d.fillRect(x + 1, y + 1, size - 2, size - 2);
      else if (what === ${SHOWN.jailed}) { draw2d.lineWidth = size / 8; draw2d.strokeRect(x + size * 0.25, y + size * 0.25, size * 0.5, size * 0.5); }
      else if (what === ${SHOWN.cop}) { draw2d.beginPath(); draw2d.moveTo(x + size / 2, y + 1); draw2d.lineTo(x + size - 1, y + size - 1); draw2d.lineTo(x + 1, y + size - 1); draw2d.fill(); }
      else { draw2d.beginPath(); draw2d.arc(x + size / 2, y + size / 2, size * 0.22, 0, 7); draw2d.fill(); }
    }
    shown.textContent = String(run.from + i);
    tick.setAttribute("aria-valuetext", "tick " + (run.from + i) + ", " + run.active[i] + " active");
    state.textContent = run.active[i] + " active; legitimacy " + (run.from + i < ${LOSS.at} ? "${LOSS.before}" : "${LOSS.after}");
  };
  const stop = () => { clearInterval(timer); timer = 0; play.textContent = "Play"; state.setAttribute("role", "status"); };
  const start = () => {
    if (Number(tick.value) >= Number(tick.max)) tick.value = "0";
    state.removeAttribute("role");
    play.textContent = "Pause";
    timer = setInterval(() => { if (Number(tick.value) >= Number(tick.max)) return stop(); tick.value = String(Number(tick.value) + 1); paint(); }, still.matches ? 700 : 140);
  };
  play.addEventListener("click", () => (timer ? stop() : start()));
  tick.addEventListener("input", () => { stop(); paint(); });
  for (const choice of document.getElementsByName("rounding")) choice.addEventListener("change", () => { run = runs[Number(choice.value)]; paint(); });
  dark.addEventListener("change", paint);
  const most = () => String(run.active.indexOf(Math.max(...run.active)));
  addEventListener("beforeprint", () => { stop(); tick.value = most(); paint(); });
  if (still.matches) tick.value = most();
  paint();
  if (!still.matches) start();
})();
`;
