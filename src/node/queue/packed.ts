// Plain data as bytes with a checksum, bit for bit: numbers that JSON loses (NaN, -0, the infinities) and arrays of numbers come out as they
// went in. What goes from machine to machine is packed so.
//   "PQ" + format, SHA-256 of the rest, length of the head, head in JSON with each array as a place in the body, body
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const FORMAT = "PQ1\n";
const HASH = 32;
const HEAD = FORMAT.length + HASH;

/** Most bytes that are unpacked unless said otherwise: a compressed text may be a thousand times as long. */
const MOST = 256 * 1024 * 1024;

const ARRAYS = { f64: Float64Array, i32: Int32Array, u8: Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** Stands in the head for what JSON does not have: an array by kind and length, in the order of the body, or one number. */
const MARK = "\u0000";
const LOST: Readonly<Record<string, number>> = { NaN, "-0": -0, Infinity, "-Infinity": -Infinity };

/** Not to be read: cut short, changed on its way, of another format, or never packed here. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** As text, for where only text can be kept. Throws TypeError for what is no plain data. */
export const packedText = (value: unknown): string => deflateRawSync(packed(value), { level: 1 }).toString("base64");

export function packed(value: unknown): Buffer {
  const body: Buffer[] = [];
  const head = Buffer.from(JSON.stringify(flattened(value, body)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const rest = Buffer.concat([length, head, ...body]);
  return Buffer.concat([Buffer.from(FORMAT, "latin1"), sha256(rest), rest]);
}

/** Throws Unreadable, also where it would be more than `most` bytes. */
export function unpackedText(text: string, most = MOST): unknown {
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(Buffer.from(text, "base64"), { maxOutputLength: most });
  } catch {
    throw new Unreadable("it was cut short, or is no packed text");
  }
  return unpacked(bytes);
}

/** Throws Unreadable. */
export function unpacked(bytes: Buffer): unknown {
  const format = bytes.subarray(0, FORMAT.length).toString("latin1");
  if (format !== FORMAT)
    throw new Unreadable(format.startsWith("PQ") ? "it is of another format" : "it is no packed data");
  const rest = bytes.subarray(HEAD);
  if (rest.length < 4 || !sha256(rest).equals(bytes.subarray(FORMAT.length, HEAD)))
    throw new Unreadable("its checksum is wrong");
  const end = 4 + rest.readUInt32LE(0);
  if (end > rest.length) throw new Unreadable("its head is cut short");
  let head: unknown;
  try {
    head = JSON.parse(rest.toString("utf8", 4, end));
  } catch {
    throw new Unreadable("its head is no JSON");
  }
  const body = { bytes: rest, at: end };
  const value = restored(head, body);
  if (body.at !== rest.length) throw new Unreadable("something follows it");
  return value;
}

const sha256 = (bytes: Buffer): Buffer => createHash("sha256").update(bytes).digest();

function flattened(value: unknown, body: Buffer[]): unknown {
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? value : MARK + (Object.is(value, -0) ? "-0" : value);
  if (typeof value === "string") {
    if (value.startsWith(MARK)) throw new TypeError("no text that begins with a zero byte can be packed");
    return value;
  }
  if (value === null || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((one) => flattened(one, body));
  const kind = arrayName(value);
  if (kind !== null) {
    const array = value as InstanceType<(typeof ARRAYS)[ArrayName]>;
    body.push(littleEndian(Buffer.from(array.buffer, array.byteOffset, array.byteLength), array.BYTES_PER_ELEMENT));
    return `${MARK}${kind} ${array.length}`;
  }
  const shape: unknown = typeof value === "object" ? Object.getPrototypeOf(value) : undefined;
  if (shape !== Object.prototype && shape !== null) throw new TypeError(`${typeof value} is no plain data`);
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([key, one]) => (one === undefined ? [] : [[key, flattened(one, body)]])),
  );
}

function arrayName(value: unknown): ArrayName | null {
  for (const [name, type] of Object.entries(ARRAYS)) if (value instanceof type) return name as ArrayName;
  return null;
}

function restored(value: unknown, body: { readonly bytes: Buffer; at: number }): unknown {
  if (typeof value === "string" && value.startsWith(MARK)) return unmarked(value.slice(MARK.length), body);
  if (Array.isArray(value)) return value.map((one) => restored(one, body));
  if (typeof value !== "object" || value === null) return value;
  // JSON.parse makes an own property even of __proto__; Object.fromEntries keeps it one
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restored(one, body)]));
}

function unmarked(mark: string, body: { readonly bytes: Buffer; at: number }): unknown {
  if (Object.hasOwn(LOST, mark)) return LOST[mark];
  const [, kind = "", length = ""] = /^(\w+) (\d{1,9})$/.exec(mark) ?? [];
  if (!Object.hasOwn(ARRAYS, kind)) throw new Unreadable("it has an array of an unknown kind");
  const type = ARRAYS[kind as ArrayName];
  const end = body.at + Number(length) * type.BYTES_PER_ELEMENT;
  if (end > body.bytes.length) throw new Unreadable("an array is cut short");
  // copied, as an array begins at a multiple of its element's length
  const own = new Uint8Array(body.bytes.subarray(body.at, end));
  body.at = end;
  littleEndian(Buffer.from(own.buffer), type.BYTES_PER_ELEMENT, true);
  return new type(own.buffer);
}

/** Bytes of numbers in the order that is sent; on the few machines that have the other order they are turned. */
function littleEndian(bytes: Buffer, size: number, inPlace = false): Buffer {
  if (endianness() === "LE" || size === 1) return bytes;
  const turned = inPlace ? bytes : Buffer.from(bytes);
  return size === 8 ? turned.swap64() : turned.swap32();
}
