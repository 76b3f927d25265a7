// The library.
export * from "./browser.ts";
