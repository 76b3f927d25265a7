// Texts that would keep a careless reader busy for long: what they are, and the text.
export const BOMBS: readonly (readonly [what: string, text: string])[] = [
  ["brackets", "[".repeat(300_000)],
  ["maps", "{a: ".repeat(100_000)],
  ["lists in lists", "- ".repeat(300_000)],
  ["one long line", `title: ${"x".repeat(900_000)}`],
  ["many keys", Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join("\n")],
  ["aliases", `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]`],
];
