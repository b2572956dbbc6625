import { expect, it } from "vitest";

import { targetFault } from "./targetFault.ts";

const ME = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const OTHER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

it.each([
  [OTHER, undefined],
  [` ${OTHER.toUpperCase().replace("0X", "0x")} `, undefined],
  ["", "Enter an address: 0x and 40 digits."],
  ["0x12", "Enter an address: 0x and 40 digits."],
  [ME.toLowerCase(), "This is your own account."],
])("of %s is %s", (text, fault) => {
  expect(targetFault(text, ME, [])).toBe(fault);
});

it("names what is listed, in whatever case", () => {
  expect(targetFault(OTHER, ME, [OTHER.toLowerCase() as typeof OTHER])).toBe("It is on the list already.");
});
