import { expect, it } from "vitest";

import { TERMS } from "./terms.ts";

/** The text of every part of every page, its tests left out. */
const PARTS = import.meta.glob<string>(["../{features,tx,ui,shell,orders,wallet}/**/*.tsx", "!../**/*.test.tsx"], {
  query: "?raw",
  import: "default",
  eager: true,
});

it("every word of the glossary stands on a page that explains it", () => {
  const used = new Set(
    Object.values(PARTS).flatMap((text) => [...text.matchAll(/<Term id="(\w+)">/g)].map(([, id]) => id)),
  );
  expect(Object.keys(TERMS).filter((id) => !used.has(id))).toEqual([]);
});
