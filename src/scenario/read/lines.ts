// Lines as every editor counts them, whatever ends them.

/** The text with a line feed at each line's end and no mark of its encoding at the start: then lines and columns are those that are shown. */
export const plainLines = (text: string): string => text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
