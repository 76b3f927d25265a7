// What a mechanism derives from a world's drawn values alone is made once and kept as long as the world is.
import type { World } from "./world.ts";

/** A function that makes its result on the first call for a world and gives the same one after. */
export function onceAWorld<T extends object>(make: (world: World) => T): (world: World) => T {
  const made = new WeakMap<World, T>();
  let lastWorld: World | null = null;
  let last: T | null = null;
  return (world) => {
    if (world === lastWorld && last) return last;
    let known = made.get(world);
    if (!known) made.set(world, (known = make(world)));
    lastWorld = world;
    last = known;
    return known;
  };
}
