// Plain data as one text that is the same wherever equal data are: fields in order, every number to its last bit. Arrays of numbers stand in
// it by their digest.
import { createHash } from "node:crypto";

export const digest = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** Arrays are not changed once they are made: the digest of a large one is taken once. */
const taken = new WeakMap<object, string>();

function digestOfArray(array: ArrayBufferView): string {
  const known = taken.get(array);
  if (known !== undefined) return known;
  // a digest takes no memory that threads share
  const bytes = new Uint8Array(array.byteLength);
  bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  const made = digest(bytes);
  taken.set(array, made);
  return made;
}

/** Throws TypeError for what is no plain data. */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return String(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "object": {
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
      if (ArrayBuffer.isView(value)) return `${value.constructor.name}:${value.byteLength}:${digestOfArray(value)}`;
      const fields = Object.entries(value).filter(([, field]) => field !== undefined);
      const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${sorted.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
    }
    default:
      throw new TypeError(`a ${typeof value} is no plain data`);
  }
}
