// A square lattice that closes on itself: which sites are in sight of which.

/** disc: Euclidean distance up to the vision (NetLogo's in-radius); diamond: steps along the axes up to the vision (von Neumann). */
export type Neighbourhood = "disc" | "diamond";

/** Steps (dx, dy) from a site to all it sees, itself first. */
export function inVision(neighbourhood: Neighbourhood, vision: number): readonly (readonly [number, number])[] {
  const steps: [number, number][] = [[0, 0]];
  const reach = Math.floor(vision);
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const seen =
        neighbourhood === "disc" ? dx * dx + dy * dy <= vision * vision : Math.abs(dx) + Math.abs(dy) <= vision;
      if (seen && (dx !== 0 || dy !== 0)) steps.push([dx, dy]);
    }
  return steps;
}

/** For each site (row by row) the sites it sees, itself first, equally many for each. Throws RangeError when vision wraps onto itself. */
export function visionTable(side: number, neighbourhood: Neighbourhood, vision: number): Uint16Array {
  if (2 * Math.floor(vision) + 1 > side || side > 256)
    throw new RangeError("the lattice must be wider than what is seen, and at most 256 sites wide");
  const steps = inVision(neighbourhood, vision);
  const table = new Uint16Array(side * side * steps.length);
  let at = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (const [dx, dy] of steps) table[at++] = ((y + dy + side) % side) * side + ((x + dx + side) % side);
  return table;
}
