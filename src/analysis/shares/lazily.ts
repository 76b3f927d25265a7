// Properties that are found when they are first read: a share's interval takes milliseconds, and most callers read few of them.

/** What is called once, when it is first asked for. */
export function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

/** An object with these properties, each found when it is first read and kept; they are listed and copied like plain ones. */
export function lazily<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const result = {};
  for (const key of Object.keys(parts) as (keyof T & string)[])
    Object.defineProperty(result, key, { enumerable: true, get: once(parts[key]) });
  return result as T;
}
