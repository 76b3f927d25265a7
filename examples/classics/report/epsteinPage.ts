// Epstein's model as one page: the claims with their verdicts, the lattice moving, the curves of every version, and what the words mean.
import { CLEARLY, EXPLOSIVE, LOSS, type StructureResult } from "../epsteinLoss.ts";
import { SET_B } from "../epstein.ts";
import type { EpsteinReport } from "../classics.ts";
import { activeCurves, toldOf } from "./activeCurves.ts";
import { shareStrip } from "../../../src/report/charts/strips.ts";
import { intervalNote, procedureWord, ROUNDING, structureWords, toldClaims, type ToldClaim } from "./epsteinWords.ts";
import { latticePlayer, PLAYER_SCRIPT } from "./latticePlayer.ts";
import { escape, h, type Markup } from "../../../src/report/html/markup.ts";
import { count, number, percent, percentInterval } from "../../../src/report/words/numbers.ts";
import { STYLE } from "../../../src/report/html/pageStyle.ts";
import { verdictBox } from "../../../src/report/html/verdictMark.ts";

const OWN_STYLE = `
.player{max-width:560px;margin-top:20px}.player canvas{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:4px}
.controls{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;margin:10px 0}.controls button{font:inherit;font-weight:600;min-width:5em;min-height:40px;border:1.5px solid var(--model);border-radius:4px;background:var(--paper);color:var(--model);cursor:pointer}.controls button:hover{background:var(--card)}.controls button:focus-visible,.roundings input:focus-visible,.controls input:focus-visible{outline:3px solid var(--record);outline-offset:2px}
.controls output{display:inline-block;min-width:2.2em;font-variant-numeric:tabular-nums}.controls input{flex:1 1 160px;min-height:32px;accent-color:var(--model)}.roundings{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 16px}.roundings legend{float:left;padding:0;margin-right:14px;color:var(--soft)}.roundings label{white-space:nowrap}.state{margin:8px 0;font-variant-numeric:tabular-nums;font-weight:600}
.lattice-key span{white-space:nowrap;margin-right:10px}.sq{display:inline-block;width:12px;height:12px;margin-right:5px;vertical-align:-1px}.sq-active{background:var(--fall)}.sq-quiet{background:var(--band-2);border-radius:50%;width:8px;height:8px;vertical-align:1px}.sq-jailed{border:2px solid var(--none);width:9px;height:9px;vertical-align:0}.sq-cop{width:0;height:0;border:6px solid transparent;border-top:0;border-bottom:11px solid var(--ink)}
.claim-row{display:grid;grid-template-columns:minmax(0,1fr);gap:6px 24px;padding:14px 0;border-top:1px solid var(--line)}.claim-row p{margin:0 0 6px}.claim-row .text{font-size:18px;line-height:1.4}
.arms .sudden,.arms .slow{display:inline-block;width:22px;height:0;border-top:3px solid var(--model);margin-right:6px;vertical-align:4px}.arms .slow{border-top:3px dashed var(--record)}.arms span{white-space:nowrap;margin-right:14px}
.pair{border:0;padding:0;margin:0;min-width:0;display:grid;grid-template-columns:minmax(0,1fr);gap:0 32px}.pair figure{max-width:640px}
@media (min-width:760px){.claim-row{grid-template-columns:120px minmax(0,1fr)}.pair{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media (min-width:900px){.opening.epstein{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media (max-width:639px){.stack td[data-label]::before{min-width:6.4em}}
@media print{.controls,.roundings{display:none}.sq{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

const policy = (scriptHash: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

export { PLAYER_SCRIPT };

/** The page. `scriptHash` is that of PLAYER_SCRIPT as a content policy names it, sha256-… */
export function epsteinPage(report: EpsteinReport, scriptHash: string): string {
  const claims = toldClaims(report);
  const title = "Epstein’s civil violence: what it says depends on what its texts leave open";
  const body = h`<a class="skip" href="#claims">To the claims</a>
<header class="top"><p class="brand">Precedent <span>puts a written argument to the test</span></p>
<nav aria-label="Parts of this page"><a href="#claims">Claims</a> <a href="#curves">Curves</a> <a href="#versions">Every version</a> <a href="#model">The model</a> <a href="#made">How it was made</a></nav></header>
<main><div class="opening epstein"><section aria-labelledby="title"><h1 id="title">${title}</h1>
<p>Citizens on a square lattice rebel when their grievance exceeds the risk of arrest; cops jail who rebels. It is the best known model of unrest, and two widely used programs of it differ in steps that the paper does not give. So a claim about it is asked of each of ${count(report.structures.length)} versions.</p>
${claims.map(opening)}
<p class="quiet">This is a model on a lattice of ${count(SET_B.side * SET_B.side)} sites, not a forecast of anything. It shows what a verdict has to count before it is believed.</p></section>
<section aria-labelledby="moving"><h2 id="moving" class="hidden">The lattice, moving</h2>${latticePlayer(report)}
<p class="quiet">First run of NetLogo’s procedure, cops on ${percent(SET_B.cops)} of sites. At tick ${count(LOSS.at)} legitimacy falls from ${number(LOSS.before)} to ${number(LOSS.after)}. Choose “not rounded”, and the same people stay at home.</p></section></div>
<section id="claims" aria-labelledby="claims-h"><h2 id="claims-h">The claims</h2>${claims.map(row)}<p class="quiet">${intervalNote(report)}</p></section>
<section id="curves" aria-labelledby="curves-h"><h2 id="curves-h">Sudden against gradual</h2>
<p>Legitimacy falls from ${number(LOSS.before)} to ${number(LOSS.after)} at tick ${count(LOSS.at)} at once, or over ${count(LOSS.over)} ticks from there. The scale is even up to ten and by powers of ten above.</p>
<p class="arms"><span><i class="sudden"></i>sudden: median, and nine tenths of runs</span> <span><i class="slow"></i>gradual</span></p>
${curves(report, "netlogo")}<details class="more"><summary>The same in Mesa’s procedure</summary>${curves(report, "mesa")}</details></section>
${versions(report)}
${model()}
<section id="made" aria-labelledby="made-h"><h2 id="made-h">How it was made</h2><dl class="facts"><div><dt>Command</dt><dd><code>${report.command}</code></dd></div><div><dt>Version</dt><dd>${report.version}</dd></div><div><dt>Seed</dt><dd>${report.seed}</dd></div><div><dt>Runs</dt><dd>${count(2 * report.runs * report.structures.length)} of ${count(LOSS.ticks)} ticks</dd></div></dl></section></main>
<footer><p>Precedent ${report.version}. The page loads nothing; its one script only draws the lattice.</p></footer>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(scriptHash)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${escape(title)} · Precedent</title><style>${STYLE}${OWN_STYLE}</style></head>
<body>${body.source}<script>${PLAYER_SCRIPT}</script></body></html>
`;
}

const opening = (claim: ToldClaim): Markup =>
  h`<p class="says">${claim.text}</p><p>${verdictBox(claim.judgement.verdict)} <span class="share">${claim.finding}</span></p>`;

const row = (claim: ToldClaim): Markup =>
  h`<div class="claim-row" id="${claim.id}"><div>${verdictBox(claim.judgement.verdict)}</div><div><p class="text"><b class="id">${claim.id}</b> ${claim.text}</p><p>${claim.finding} ${claim.open}</p><p class="quiet">${claim.moved}</p></div></div>`;

function curves(report: EpsteinReport, procedure: string): Markup {
  return h`${report.structures
    .filter((s) => s.structure.procedure === procedure)
    .reduce<StructureResult[][]>((pairs, s) => {
      const last = pairs.at(-1);
      if (last?.[0]?.structure.rounding === s.structure.rounding) last.push(s);
      else pairs.push([s]);
      return pairs;
    }, [])
    .map((pair) => h`<div class="pair">${pair.map((s) => figure(s))}</div>`)}`;
}

const figure = (s: StructureResult): Markup =>
  h`<figure><p class="chart-title">${structureWords(s.structure)}</p>${activeCurves(s, `curve-${s.structure.procedure}-${s.structure.rounding}-${Math.round(1000 * s.structure.cops)}`)}<figcaption>${toldOf(s)}</figcaption></figure>`;

const ANSWER = { yes: "yes", no: "no", open: "too close to say" } as const;

function versions(report: EpsteinReport): Markup {
  const line = (s: StructureResult): Markup =>
    h`<tr><th scope="row">${procedureWord(s.structure)}, ${ROUNDING[s.structure.rounding]}, ${percent(s.structure.cops)} cops</th><td data-label="difference">${number(Math.round(s.difference.value))} <span class="quiet">(${number(Math.round(s.difference.low))} to ${number(Math.round(s.difference.high))})</span></td><td data-label="higher in">${percentInterval(s.wins)}${shareStrip(s.wins)}</td><td data-label="E1">${ANSWER[s.beats]}</td><td data-label="explosive in">${percentInterval(s.explosive)}${shareStrip(s.explosive)}</td><td data-label="E2">${ANSWER[s.explodes]}</td></tr>`;
  return h`<section id="versions" aria-labelledby="versions-h"><h2 id="versions-h">Every version</h2>
<div class="box" tabindex="0" role="region" aria-labelledby="versions-h"><table class="stack"><thead><tr><th scope="col">version</th><th scope="col">sudden minus gradual height, people</th><th scope="col">sudden is higher in</th><th scope="col">E1</th><th scope="col">height of ${percent(EXPLOSIVE)} or more in</th><th scope="col">E2</th></tr></thead><tbody>${report.structures.map(line)}</tbody></table></div>
<p class="quiet">E1 asks whether the mean difference is above nothing; ${percent(CLEARLY - 1)} more is asked for as well. E2 asks whether at least half of the runs reach ${percent(EXPLOSIVE)} of citizens. “Too close to say” is where the interval straddles the bar.</p></section>`;
}

const model = (): Markup =>
  h`<section id="model" aria-labelledby="model-h"><h2 id="model-h">The model</h2>
<p>Grievance is hardship × (1 − legitimacy). The risk of arrest is 1 − exp(−${number(SET_B.k)} × cops/active), counted within ${count(SET_B.vision)} sites, oneself among the active. A citizen is active when grievance − risk aversion × risk is above ${number(SET_B.threshold)}. Hardship and risk aversion are uniform on 0 to 1 for life. Every tick everybody moves, decides or arrests once, in random order; terms in jail are up to ${count(SET_B.longestTerm)} ticks.</p>
<p>What the paper leaves open: whether cops/active is rounded to a whole number. NetLogo’s program rounds it down, Mesa’s rounds it, and each says that the bursts of the paper do not come without. They also differ in whether a citizen decides before or after moving, where the jailed stand, how cops follow, and what is near: a disc or a diamond.</p>
<p class="quiet">Epstein, Proceedings of the National Academy of Sciences 99, suppl. 3: 7243 (2002). Procedures from the programs “Rebellion” of NetLogo’s model library and “epstein_civil_violence” of Mesa, both read; the code here is its own.</p></section>`;
