// Outcomes that a claim may name, in few words, for tables; their full meanings stand in src/scenario/outcomes.ts.

const LABELS: Readonly<Record<string, string>> = {
  requested: "request for help",
  deployed: "guarantor sends troops",
  answered: "first request answered",
  fallen: "incumbent falls",
  crisis: "1,000 or more out",
  large: "10,000 or more out",
  killings: "killings",
  emergency: "emergency",
  conceded: "concession",
  liveFire: "order to fire",
  largestLost: "largest city lost",
  guarantorShare: "guarantor's share",
  peakPeople: "most people out",
  deaths: "killed",
  arrests: "arrested",
  daysOver1000: "days with 1,000 out",
  placesByDay4: "places by day 4",
  politicalDays: "days until political",
  straight: "troops, no warning",
  troopDays: "troop-days",
  guarantorCost: "guarantor's cost",
  regionUnrest: "unrest around",
  regionFramed: "framed around",
  regionRequested: "request around",
  regionDeployed: "troops around",
  secondDeployment: "second deployment",
  memberBelief: "members' belief",
  memberBeliefStay: "belief in a stay",
  askedUnrest: "unrest there",
  troopsAfter30: "troops after 30 days",
};

/** An outcome in few words; one that has none yet as it is named. */
export const outcomeLabel = (name: string): string => (Object.hasOwn(LABELS, name) ? (LABELS[name] as string) : name);
