// Results as JSON that can be printed: characters that drive a terminal or reorder text are written as escapes, so the data is the same.

/** With a line break at its end; `compact` without any other. */
export const json = (value: unknown, compact = false): string =>
  `${JSON.stringify(value, null, compact ? 0 : 1).replace(/[\p{Cf}\u007f-\u009f\u2028\u2029]/gu, escaped)}\n`;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((k) => `\\u${character.charCodeAt(k).toString(16).padStart(4, "0")}`)
    .join("");
