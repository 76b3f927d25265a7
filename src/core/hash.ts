// Stable hashes of text: entities of draws, and versions of files. FNV-1a, finished by MurmurHash3's mixer.
// Source: Fowler, Noll and Vo (public domain); Appleby, MurmurHash3 (public domain).

function fnv(text: string, basis: number): number {
  let h = basis;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    h = Math.imul(h ^ (c & 255), 16777619);
    h = Math.imul(h ^ (c >>> 8), 16777619);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The entity part of a draw's key: 32 bits of the id, never 0 (0 stands for the state as a whole). */
export function entityHash(id: string): number {
  const h = fnv(id, 0x811c9dc5);
  return h === 0 ? 1 : h;
}

/** Hashes of ids, in order. Throws RangeError when two ids collide or are equal. */
export function entityTable(ids: readonly string[]): readonly number[] {
  const seen = new Map<number, string>();
  return ids.map((id) => {
    const hash = entityHash(id);
    const other = seen.get(hash);
    if (other !== undefined) throw new RangeError(`ids "${other}" and "${id}" have the same hash: rename one of them`);
    seen.set(hash, id);
    return hash;
  });
}

/** 16 hexadecimal digits that change when the text does. Not for secrets. */
export function stableHash(text: string): string {
  const hex = (h: number): string => (h >>> 0).toString(16).padStart(8, "0");
  return hex(fnv(text, 0x811c9dc5)) + hex(fnv(text, 0x01000193));
}
