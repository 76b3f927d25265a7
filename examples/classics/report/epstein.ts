// Epstein's model as one document: the claims with their verdicts, the lattice moving, the curves of every version, and what the words mean.
import { CLEARLY, EXPLOSIVE, LOSS, type StructureResult } from "../epsteinLoss.ts";
import { SET_B } from "../epstein.ts";
import type { EpsteinReport } from "../classics.ts";
import { activeCurves, toldOf } from "./activeCurves.ts";
import { shareStrip } from "../../../src/report/charts/strips.ts";
import {
  code,
  drawn,
  facts,
  figure,
  fold,
  group,
  heading,
  onPage,
  quiet,
  section,
  strong,
  table,
  text,
  verdict,
  type Block,
  type Document,
  type Inline,
} from "../../../src/report/document.ts";
import { h } from "../../../src/report/html/markup.ts";
import { count, number, percent, percentInterval } from "../../../src/report/words/numbers.ts";
import { intervalNote, PROCEDURES, ROUNDING, structureWords, toldClaims, type ToldClaim } from "./epsteinWords.ts";
import { latticePlayer, PLAYER_SCRIPT, PLAYER_STYLE } from "./latticePlayer.ts";

/** `scriptHash` is that of PLAYER_SCRIPT as a content policy names it, sha256-… */
export function epsteinDocument(report: EpsteinReport, scriptHash: string): Document {
  const claims = toldClaims(report);
  const title = "Epstein’s civil violence: what it says depends on what its texts leave open";
  return {
    title,
    script: { text: PLAYER_SCRIPT, hash: scriptHash },
    blocks: [
      group("opening epstein", [
        group("", [
          heading(1, title),
          text(
            `Citizens on a square lattice rebel when their grievance exceeds the risk of arrest; cops jail who rebels. It is the best known model of unrest, and two widely used programs of it differ in steps that the paper does not give. So a claim about it is asked of each of ${count(report.structures.length)} versions.`,
          ),
          onPage(claims.flatMap((c) => [text(c.text, "says"), text([verdict(c.judgement.verdict), " ", c.finding])])),
          text(
            `This is a model on a lattice of ${count(SET_B.side * SET_B.side)} sites, not a forecast of anything. It shows what a verdict has to count before it is believed.`,
            "quiet",
          ),
        ]),
        onPage([
          ...figure(latticePlayer(report), { style: PLAYER_STYLE }),
          text(
            `First run of NetLogo’s procedure, cops on ${percent(SET_B.cops)} of sites. At tick ${count(LOSS.at)} legitimacy falls from ${number(LOSS.before)} to ${number(LOSS.after)}. Choose “not rounded”, and the same people stay at home.`,
            "quiet",
          ),
        ]),
      ]),
      section(
        "The claims",
        [...claims.map((claim) => group("", claimBlocks(claim))), text(intervalNote(report), "quiet")],
        {
          id: "claims",
          nav: "Claims",
        },
      ),
      curves(report),
      versions(report),
      model(),
      section(
        "How it was made",
        facts([
          ["Command", code(report.command)],
          ["Version", report.version],
          ["Seed", String(report.seed)],
          ["Runs", `${count(2 * report.runs * report.structures.length)} of ${count(LOSS.ticks)} ticks`],
        ]),
        { id: "made", nav: "How it was made" },
      ),
    ],
    footer: `Precedent ${report.version}. The page loads nothing; its one script only draws the lattice.`,
  };
}

const claimBlocks = ({ id, text: claim, judgement, finding, open, moved }: ToldClaim): Block[] => [
  text([strong(id), " ", claim], "says"),
  text([verdict(judgement.verdict), " ", finding, " ", open]),
  text(moved, "quiet"),
];

/** Pairs of one rounding beside each other; a terminal leaves them to the page. */
function curves(report: EpsteinReport): Block {
  const pairs = (procedure: string): Block[] => {
    const own = report.structures.filter((s) => s.structure.procedure === procedure);
    return [...new Set(own.map((s) => s.structure.rounding))].map((rounding) =>
      group("pair", own.filter((s) => s.structure.rounding === rounding).flatMap(curve)),
    );
  };
  return section(
    "Sudden against gradual",
    [
      text(
        `Legitimacy falls from ${number(LOSS.before)} to ${number(LOSS.after)} at tick ${count(LOSS.at)} at once, or over ${count(LOSS.over)} ticks from there. The scale is even up to ten and by powers of ten above.`,
      ),
      text(
        drawn(
          h`<span class="arms"><span><i class="sudden"></i>sudden: median, and nine tenths of runs</span> <span><i class="slow"></i>gradual</span></span>`,
        ),
      ),
      ...pairs("netlogo"),
      fold("The same in Mesa’s procedure", pairs("mesa"), { page: true }),
    ],
    { id: "curves", nav: "Curves", page: true },
  );
}

const curve = (s: StructureResult): Block[] =>
  figure(
    activeCurves(s, `curve-${s.structure.procedure}-${s.structure.rounding}-${Math.round(1000 * s.structure.cops)}`),
    { title: structureWords(s.structure), caption: toldOf(s) },
  );

function versions(report: EpsteinReport): Block {
  const whole = (x: number): string => number(Math.round(x));
  const share = (of: StructureResult["wins"]): Inline => [percentInterval(of), drawn(shareStrip(of))];
  return section(
    "Every version",
    [
      table(
        [
          { head: "version" },
          { head: "sudden minus gradual height, people", short: "higher by", yields: 2 },
          { head: "sudden is higher in", short: "higher in", yields: 1 },
          { head: "E1" },
          { head: `height of ${percent(EXPLOSIVE)} or more in`, short: `${percent(EXPLOSIVE)} in`, yields: 1 },
          { head: "E2" },
        ],
        PROCEDURES.map(([procedure, name]) => {
          const own = report.structures.filter((v) => v.structure.procedure === procedure);
          return {
            head: name,
            rows: own.map(({ structure, difference, wins, beats, explosive, explodes }) => ({
              cells: [
                `${ROUNDING[structure.rounding]}, ${percent(structure.cops)} cops`,
                [whole(difference.value), " ", quiet(`(${whole(difference.low)} to ${whole(difference.high)})`)],
                share(wins),
                beats,
                share(explosive),
                explodes,
              ],
            })),
          };
        }),
        { narrow: "stack", layout: "versions" },
      ),
      text(
        `E1 asks whether the mean difference is above nothing; ${percent(CLEARLY - 1)} more is asked for as well. E2 asks whether at least half of the runs reach ${percent(EXPLOSIVE)} of citizens. Open is where the interval straddles the bar.`,
        "quiet",
      ),
    ],
    { id: "versions", nav: "Every version" },
  );
}

const model = (): Block =>
  section(
    "The model",
    [
      text(
        `Grievance is hardship × (1 − legitimacy). The risk of arrest is 1 − exp(−${number(SET_B.k)} × cops/active), counted within ${count(SET_B.vision)} sites, oneself among the active. A citizen is active when grievance − risk aversion × risk is above ${number(SET_B.threshold)}. Hardship and risk aversion are uniform on 0 to 1 for life. Every tick everybody moves, decides or arrests once, in random order; terms in jail are up to ${count(SET_B.longestTerm)} ticks.`,
      ),
      text(
        "What the paper leaves open: whether cops/active is rounded to a whole number. NetLogo’s program rounds it down, Mesa’s rounds it, and each says that the bursts of the paper do not come without. They also differ in whether a citizen decides before or after moving, where the jailed stand, how cops follow, and what is near: a disc or a diamond.",
      ),
      text(
        "Epstein, Proceedings of the National Academy of Sciences 99, suppl. 3: 7243 (2002). Procedures from the programs “Rebellion” of NetLogo’s model library and “epstein_civil_violence” of Mesa, both read; the code here is its own.",
        "quiet",
      ),
    ],
    { id: "model", nav: "The model" },
  );
