// Whose soldiers the force is made of. An input: claims about it are answered by what is put in here.
import { mechanism, quantity, source } from "./declare.ts";

export const contingents = mechanism({
  name: "contingents",
  purpose: "Share of the guarantor in a deployed force.",
  equation: String.raw`guarantor's troops = share · troops`,
  params: {
    guarantorShare: quantity(
      "q",
      "share",
      { kind: "beta", a: 6, b: 2.2 },
      source("FACTS-KAZ", "F", "about 1,500-1,700 of 2,030, derived; 5 % and 95 % points near 0.46 and 0.93"),
      {
        sign: "+",
        meaning: "share of the force that is the guarantor's",
      },
    ),
  },
});
