// Distances between places and their political weight.

const EARTH_KM = 6371;
const DEGREE = 0.017453292519943295;

/** sin and cos by Taylor series after folding into -π/4..π/4; fixed arithmetic, error below 1e-15. */
function sine(x: number): number {
  const turns = Math.round(x / 1.5707963267948966);
  const r = x - turns * 1.5707963267948966;
  const quarter = ((turns % 4) + 4) % 4;
  const s = quarter % 2 === 0 ? series(r, 1) : series(r, 0);
  return quarter < 2 ? s : -s;
}

const cosine = (x: number): number => sine(x + 1.5707963267948966);

/** Taylor series of sin (from = 1) or cos (from = 0) on -π/4..π/4. */
function series(x: number, from: 0 | 1): number {
  let term = from === 1 ? x : 1;
  let sum = term;
  for (let n = from + 1; n < 24; n += 2) {
    term *= (-x * x) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/** Straight-line (chord) distance over the earth in km, within 1 % of the great circle up to 3,000 km. */
export function distanceKm(a: readonly [number, number], b: readonly [number, number]): number {
  const point = ([lat, lon]: readonly [number, number]): readonly [number, number, number] => [
    cosine(lat * DEGREE) * cosine(lon * DEGREE),
    cosine(lat * DEGREE) * sine(lon * DEGREE),
    sine(lat * DEGREE),
  ];
  const p = point(a);
  const q = point(b);
  const [x, y, z] = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
  return EARTH_KM * Math.sqrt(x * x + y * y + z * z);
}

/** Weight of every place in control of the state: the largest city and the capital as given, together no more than `most`, the rest by population. */
export function politicalWeights(
  people: Float64Array,
  largest: number,
  capital: number,
  largestWeight: number,
  capitalWeight: number,
  most: number,
  least: number,
): Float64Array {
  const weight = new Float64Array(people.length);
  let rest = 0;
  for (let d = 0; d < people.length; d++) if (d !== largest && d !== capital) rest += people[d] as number;
  const ofLargest = Math.max(largestWeight, least);
  const asked = largest === capital ? Math.max(ofLargest, capitalWeight) : ofLargest + capitalWeight;
  // whatever the ranges, the rest of the country keeps a say
  const named = Math.min(asked, most);
  for (let d = 0; d < people.length; d++) weight[d] = rest > 0 ? ((1 - named) * (people[d] as number)) / rest : 0;
  if (largest === capital) weight[largest] = rest > 0 ? named : 1;
  else {
    const scale = (rest > 0 ? named : 1) / asked;
    weight[largest] = ofLargest * scale;
    weight[capital] = capitalWeight * scale;
  }
  return weight;
}
