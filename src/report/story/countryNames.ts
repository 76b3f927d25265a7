// Names of countries by their three letters (ISO 3166-1), as English prose has them. What isn't listed stands for itself.
import { plain } from "../terminal/lines.ts";

const NAMES: Readonly<Record<string, string>> = {
  ARM: "Armenia",
  AUS: "Australia",
  AZE: "Azerbaijan",
  BHR: "Bahrain",
  BLR: "Belarus",
  CHN: "China",
  FRA: "France",
  GBR: "the United Kingdom",
  GEO: "Georgia",
  IND: "India",
  IRN: "Iran",
  ITA: "Italy",
  KAZ: "Kazakhstan",
  KEN: "Kenya",
  KGZ: "Kyrgyzstan",
  MDA: "Moldova",
  NGA: "Nigeria",
  RUS: "Russia",
  RWA: "Rwanda",
  SAU: "Saudi Arabia",
  SEN: "Senegal",
  TJK: "Tajikistan",
  TKM: "Turkmenistan",
  TUR: "Turkey",
  TZA: "Tanzania",
  UKR: "Ukraine",
  USA: "the United States",
  UZB: "Uzbekistan",
  ZAF: "South Africa",
};

export const countryName = (id: string): string => (Object.hasOwn(NAMES, id) ? (NAMES[id] as string) : plain(id));
