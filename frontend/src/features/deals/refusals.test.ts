import { expect, it } from "vitest";

import type { Terms } from "../../chain/Terms.ts";
import { refusalsOf } from "./refusals.ts";

const [BUYER, MACHINE, MASTER] = ["1", "2", "3"].map((digit) => `0x${digit.repeat(40)}` as const) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
const terms: Terms = {
  buyer: BUYER,
  supplier: MACHINE,
  master: MASTER,
  price: 1n,
  start: 0,
  duration: 0,
  bond: 0n,
  origin: "0x",
};

it("lets the buyer refuse the machine or its master, which may be one", () => {
  expect(refusalsOf(terms, "buyer").map(({ target }) => target)).toEqual([MACHINE, MASTER]);
  expect(refusalsOf({ ...terms, master: MACHINE }, "buyer").map(({ target }) => target)).toEqual([MACHINE]);
});

it("lets the other side refuse the buyer", () => {
  for (const role of ["master", "supplier"] as const)
    expect(refusalsOf(terms, role).map(({ target }) => target)).toEqual([BUYER]);
});
