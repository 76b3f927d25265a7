// What goes from machine to machine comes out bit for bit, and nothing else is taken for it.
import { assert, array, dictionary, double, oneof, property, string, uint8Array, float64Array, int32Array, constant, letrec } from "fast-check"; // prettier-ignore
import { describe, expect, test } from "vitest";
import { packed, packedText, Unreadable, unpacked, unpackedText } from "../../../src/node/queue/packed.ts";

/** Bits of numbers, wherever they stand. */
const bits = (x: number): string => Buffer.from(Float64Array.of(x).buffer).toString("hex");
const again = (value: unknown): unknown => unpackedText(packedText(value));

describe("bit for bit", () => {
  test.each([0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2 ** 53, 0.1, 1e308, -1 / 3])("the number %d", (x) => {
    expect(bits(again(x) as number)).toBe(bits(x));
    expect(bits((again({ a: [x] }) as { a: number[] }).a[0] as number)).toBe(bits(x));
    expect(bits((again(Float64Array.of(1, x, 2)) as Float64Array)[1] as number)).toBe(bits(x));
  });

  test("arrays of numbers keep every bit, those of a NaN with a message too", () => {
    const array = new Float64Array(new BigUint64Array([0x7ff8000000000001n, 0xfff8dead00000000n, 1n]).buffer);
    const found = again({ array }) as { array: Float64Array };
    expect(Buffer.from(found.array.buffer).equals(Buffer.from(array.buffer))).toBe(true);
  });

  test("a part of a larger array is sent alone, and arrays at odd places are whole", () => {
    const all = Float64Array.of(1, 2, 3, 4);
    const given = { a: Uint8Array.of(1, 0, 1), b: all.subarray(1, 3), c: Int32Array.of(-1, 7), d: new Float64Array(0) };
    expect(again(given)).toEqual(given);
  });

  test("any plain data", () => {
    const { value } = letrec((tie) => ({
      value: oneof(
        { depthSize: "small" },
        double(),
        string().filter((s) => !s.startsWith("\0")),
        constant(null),
        constant(true),
        float64Array({ maxLength: 5 }),
        int32Array({ maxLength: 5 }),
        uint8Array({ maxLength: 5 }),
        array(tie("value"), { maxLength: 4 }),
        dictionary(
          string().filter((s) => s !== "__proto__"),
          tie("value"),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    }));
    assert(
      property(value, (given) => {
        expect(again(given)).toEqual(given);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test("a field without a value is left out, as JSON does", () => {
    expect(again({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });
});

describe("what is no plain data is refused where it is packed", () => {
  test.each([
    ["a function", () => 1],
    ["a map", new Map()],
    ["a date", new Date(0)],
    ["a text that begins as a mark does", "\0f64 3"],
    ["nothing", undefined],
  ])("%s", (_, value) => expect(() => packed([value])).toThrow(TypeError));
});

describe("what was not packed here, or changed on its way, is refused", () => {
  const given = { a: Float64Array.of(1, -0, NaN), b: "text" };
  const bytes = packed(given);

  test("any byte turned, and any length cut", () => {
    for (let i = 0; i < bytes.length; i++) {
      const turned = Buffer.from(bytes);
      turned[i] = (turned[i] as number) ^ 0x10;
      expect(() => unpacked(turned), `byte ${i}`).toThrow(Unreadable);
      expect(() => unpacked(bytes.subarray(0, i)), `cut at ${i}`).toThrow(Unreadable);
    }
    expect(() => unpacked(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow("checksum");
  });

  test("another format is told apart from noise", () => {
    const later = Buffer.from(bytes);
    later.write("PQ2\n", "latin1");
    expect(() => unpacked(later)).toThrow("another format");
    expect(() => unpackedText("")).toThrow(Unreadable);
    expect(() => unpackedText("no packed text")).toThrow(Unreadable);
  });

  test("a text that unpacks to more than a memory holds", () => {
    const text = packedText(new Float64Array(100_000));
    expect(text.length).toBeLessThan(10_000);
    expect(() => unpackedText(text, 100_000)).toThrow(Unreadable);
    expect(unpackedText(text)).toHaveLength(100_000);
  });

  test("names that objects have by themselves stay names", () => {
    const found = again(JSON.parse(`{"__proto__": {"polluted": 1}}`)) as object;
    expect(Object.keys(found)).toEqual(["__proto__"]);
    expect("polluted" in found).toBe(false);
  });
});
