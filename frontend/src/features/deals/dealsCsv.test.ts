import { expect, it } from "vitest";

import { sampleDeal } from "../../testing/sampleDeal.ts";
import { dealsCsv } from "./dealsCsv.ts";

const BUYER = `0x${"1".repeat(40)}` as const;

it("writes a deal with the sum of its payments, to the last digit", () => {
  const deal = sampleDeal(7, {
    id: `0x${"a".repeat(64)}`,
    open: false,
    closeReason: "BUYER",
    terms: {
      buyer: BUYER,
      supplier: `0x${"2".repeat(40)}`,
      master: `0x${"3".repeat(40)}`,
      price: 1n,
      start: 1_800_000_000,
      duration: 0,
      bond: 5n,
      origin: `0x${"d".repeat(64)}`,
    },
    ask: `0x${"b".repeat(64)}`,
    totalFunded: 1_234_567_000_000_000_000_000_001n,
    totalPaid: 1_000_000_000_000_000_001n,
    totalFee: 10_000_000_000_000_000n,
    refunded: 3n,
    billedUntil: 1_800_000_060,
    paymentCount: 2,
    openTransaction: "0x01",
    closedAt: 1_800_000_060,
    closeTransaction: "0x02",
    bondRefund: 2n,
    machine: { cpuModel: '=cmd|"x"', cores: 1, memoryBytes: 0n, gpuModels: [] },
  });
  const lines = dealsCsv([deal], BUYER).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  const row = lines[1] ?? "";
  expect(row.startsWith(`7,0x${"a".repeat(64)},buyer,closed,buyer,`)).toBe(true);
  expect(row).toContain(`"'=cmd|""x"""`);
  expect(row).toContain(
    "2027-01-15T08:00:00.000Z,spot,2027-01-15T08:01:00.000Z,2,2027-01-15T08:01:00.000Z," +
      "1.000000000000000001,0.01,0.990000000000000001,1234567.000000000000000001,0.000000000000000003,0,",
  );
  expect(row).toContain(",0.0000000000000036,0.000000000000000001,");
});
