import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { nearest } from "../../src/scenario/problems/nearest.ts";
import { SMALL } from "./small.ts";

const said = (files: Readonly<Record<string, string>>): string =>
  problemText(parseScenario(files).problems, files, { folder: "scenarios/small/" });

const changed = (file: string, from: string, to: string): Record<string, string> => {
  expect(SMALL[file]).toContain(from);
  return { ...SMALL, [file]: (SMALL[file] as string).replace(from, () => to) };
};

test("the line above, the author's own line, a caret, what was meant, what to do", () => {
  expect(said(changed("scenario.yaml", "    discipline:", "    disciplin:"))).toBe(
    `error PR-S014  unknown key "disciplin"
  scenarios/small/scenario.yaml:20:5
    19 |     share: { value: 4.48 /1000, source: CENSUS, mark: V }
    20 |     disciplin: { between: [0.3, 0.9], source: assumed, why: no survey }
       |     ^^^^^^^^^ did you mean \`discipline\`?
  \`police\` has: share, discipline.   more: precedent help PR-S014
1 error in 1 file; nothing was run
`,
  );
});

test("two files, two errors, one last line", () => {
  const files = {
    ...changed("scenario.yaml", "horizon: 30 d", "horizon: 30"),
    "places.csv": (SMALL["places.csv"] as string).replace("51.2", "151.2"),
  };
  expect(said(files)).toBe(
    `error PR-S023  \`lat\` must lie between -90 and 90
  scenarios/small/places.csv:2:29
    1 | id,name,people,mark,source,lat,lon,utc_offset,map,note
    2 | north,North,500000,V,CENSUS,151.2,71.4,6,,
      |                             ^^^^^
  Check the number and its unit; a share of 30 % is 0.3.
  more: precedent help PR-S023
error PR-S020  30 has no unit; write for instance 6 h or 2 d
  scenarios/small/scenario.yaml:5:10
    4 | start: 2022-01-01T00:00+06:00
    5 | horizon: 30
      |          ^^
  Numbers carry the unit of what they measure: \`6 h\`, \`2.5 /day\`, \`400 km\`,
  \`30 %\`.   more: precedent help PR-S020
2 errors in 2 files; nothing was run
`,
  );
});

test("a caret far to the right stays on the screen, under what it means", () => {
  const files = changed("scenario.yaml", "title: A small crisis", `title: { a: "${"x".repeat(300)}", b: 1 }`);
  const problems = [
    { code: "PR-S014", message: "m", remedy: "r", file: "scenario.yaml", line: 3, column: 317, length: 1 },
  ];
  const lines = problemText(problems, files).split("\n");
  expect(lines.every((line) => Array.from(line).length <= 80)).toBe(true);
  expect(lines[3]?.[lines[4]?.indexOf("^") as number]).toBe("b");
});

test("the caret counts what is shown, not the control characters that are not", () => {
  const problems = [{ code: "PR-S014", message: "m", remedy: "r", file: "f", line: 1, column: 6, length: 2 }];
  const lines = problemText(problems, { f: "\u001b\u200ba: bcd" }).split("\n");
  expect(lines[2]).toBe("    1 | a: bcd");
  expect(lines[3]).toBe("      |    ^^");
});

test("nothing to say, nothing said", () => {
  expect(problemText([], {})).toBe("");
});

test("the nearest word, if there is a near one", () => {
  expect(nearest("recognitoin", ["incumbent", "recognition", "tenure"])).toBe("recognition");
  expect(nearest("xyz", ["incumbent", "recognition"])).toBeUndefined();
  expect(nearest("mobilisation.joinrate", ["mobilisation.joinRate", "mobilisation.leaveRate"])).toBe(
    "mobilisation.joinRate",
  );
});

test("a claim's own mistake and those in its tests are told at once, each once", () => {
  const claims = (SMALL["claims.yaml"] as string)
    .replace("type: comparison", "tpye: comparison")
    .replace("outcome: deployed", "outcome: deplyed");
  const text = said({ ...SMALL, "claims.yaml": claims });
  expect(text).toContain('unknown key "tpye"');
  expect(text).toContain("did you mean `type`?");
  expect(text).toContain('unknown outcome "deplyed"');
  expect(text).toContain("2 errors in 1 file");
});

test("a long first line is folded below its own first word", () => {
  const lines = said(changed("scenario.yaml", "start: 2022-01-01T00:00+06:00", "start: 1 January 2022")).split("\n");
  expect(lines[0]).toBe('error PR-S021  "1 January 2022" is not a date with a time and a zone; write');
  expect(lines[1]).toBe("               2022-01-05T16:30+06:00");
  expect(lines.every((line) => Array.from(line).length <= 80)).toBe(true);
});

test("one tab is one slip, not one a line", () => {
  const text = said(changed("scenario.yaml", "  adults:", "\tadults:"));
  expect(text).toContain("error PR-S118  a tab stands before");
  expect(text.match(/^error/gm)?.length).toBe(1);
});

test("letters that changed places are one slip", () => {
  expect(nearest("tpye", ["text", "type"])).toBe("type");
  expect(nearest("tyep", ["text", "type"])).toBe("type");
  expect(nearest("abcd", ["badc"])).toBeUndefined();
});
