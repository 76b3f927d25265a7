import { expect, test } from "vitest";
import { began, momentOf, take, total, worldWith } from "./stage.ts";

const SETS = { "outsideHands.seedStrength": 800, "outsideHands.seedFade": 5, "mobilisation.fatigue": 0.2 };

test("arrivals have the Poisson mean and variance of the equation (1,000 runs, false alarm 1 in 10,000)", () => {
  const world = worldWith(SETS, { places: 3 });
  const expected = 800 * Math.exp(-2 / 5) * 0.25;
  let sum = 0;
  let squares = 0;
  const n = 1000;
  for (let r = 0; r < n; r++) {
    const run = began(world, r);
    take("outside people", momentOf(run, { time: 2, dt: 0.25, slot: 8 }));
    const come = total(run.state.outsiders);
    expect(total(run.state.crowd)).toBe(come);
    sum += come;
    squares += come * come;
  }
  const mean = sum / n;
  const variance = (squares - sum * mean) / (n - 1);
  expect(Math.abs(mean - expected)).toBeLessThan(3.9 * Math.sqrt(expected / n));
  expect(Math.abs(variance / expected - 1)).toBeLessThan(3.9 * Math.sqrt(2 / n));
});

test("they go to places by their people", () => {
  const world = worldWith({ ...SETS, "outsideHands.seedStrength": 2000 }, { places: 3 });
  const came = new Float64Array(3);
  for (let r = 0; r < 200; r++) {
    const run = began(world, r);
    take("outside people", momentOf(run, { time: 1, dt: 0.25, slot: 4 }));
    run.state.outsiders.forEach((n, d) => (came[d] = (came[d] as number) + n));
  }
  for (let d = 0; d < 3; d++) {
    const share = (world.people[d] as number) / world.totalPeople;
    expect(Math.abs((came[d] as number) / total(came) - share)).toBeLessThan(
      3.9 * Math.sqrt((share * (1 - share)) / total(came)),
    );
  }
});

test("nobody comes without a shock, before it, or when the strength is zero", () => {
  const cases = [
    began(worldWith(SETS, { places: 3, plan: { shocked: false } })),
    began(worldWith({ ...SETS, "outsideHands.seedStrength": 0 }, { places: 3 })),
  ];
  for (const run of cases)
    for (let slot = 0; slot < 40; slot++) take("outside people", momentOf(run, { time: slot / 4, dt: 0.25, slot }));
  const early = began({
    ...worldWith(SETS, { places: 3 }),
    shocks: worldWith(SETS, { places: 3 }).shocks.map((s) => ({ ...s, from: 3 })),
  });
  for (let slot = 0; slot < 12; slot++) take("outside people", momentOf(early, { time: slot / 4, dt: 0.25, slot }));
  for (const run of [...cases, early]) expect(total(run.state.outsiders)).toBe(0);
  take("outside people", momentOf(early, { time: 3, dt: 0.25, slot: 12 }));
  expect(total(early.state.outsiders)).toBeGreaterThan(0);
});

test("those here leave with fatigue, arrests and deaths added up", () => {
  const run = began(worldWith({ ...SETS, "outsideHands.seedStrength": 5, "outsideHands.seedFade": 3 }, { places: 1 }));
  run.state.outsiders[0] = 200_000;
  run.state.crowd[0] = 200_000;
  run.state.arrestHazard[0] = 0.5;
  run.state.deathHazard[0] = 0.1;
  take("outside people", momentOf(run, { time: 1000, dt: 0.25, slot: 4000 }));
  const stay = Math.exp(-0.8 * 0.25);
  expect(Math.abs((run.state.outsiders[0] as number) / 200_000 - stay)).toBeLessThan(
    4 * Math.sqrt((stay * (1 - stay)) / 200_000),
  );
  expect(run.state.crowd[0]).toBe(run.state.outsiders[0]);
});
