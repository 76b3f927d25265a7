// What a draw is for: an append-only registry. A number is never reused and never changed, so that adding a stream leaves every other
// draw alone. Remove a stream by leaving its line with the comment "retired".

export const STREAMS = {
  assumption: 1,
  form: 2,
  placeEffect: 3,
  quietEntry: 4,
  entrySplit: 5,
  entryCount: 6,
  exitTotal: 7,
  exitKind: 8,
  exitSplit: 9,
  recovery: 10,
  recoverySplit: 11,
  release: 12,
  releaseSplit: 13,
  revision: 14,
  decisionShock: 15,
  perceptionError: 16,
  fall: 17,
  countError: 18,
  arrestAfter: 19,
  outsideSeed: 20,
  outsideExit: 21,
  bootstrap: 22,
  design: 23,
  // no longer drawn from; its number is not given again
  mirror: 24,
  parliament: 25,
  hostAccepts: 26,
  purge: 27,
  ignition: 28,
  neighbour: 29,
  // 30 to 39 are left for mechanisms
  posterior: 40,
} as const;
