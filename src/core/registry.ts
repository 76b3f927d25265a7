// Registries of numbers by which draws are named. A number is never given twice: two uses of one number would share their luck.

/** Names that share their number with another one; never where each has its own. */
type Doubles<T> = {
  [K in keyof T]: { [L in keyof T]: L extends K ? never : T[L] extends T[K] ? L : never }[keyof T];
}[keyof T];

/** A registry as it stands. Does not compile where a number is given twice. */
export const registry = <const T extends Readonly<Record<string, number>>>(
  entries: T & ([Doubles<T>] extends [never] ? unknown : never),
): T => entries;
