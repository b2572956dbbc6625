import { treasuryAbi } from "@sonm/protocol/generated/Treasury.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { type Hex, createClient, custom, encodeAbiParameters, encodeEventTopics, numberToHex, zeroHash } from "viem";
import { describe, expect, it } from "vitest";

import { encodeSetBanned, encodeSetValidator } from "../../chain/daoCalls.ts";
import { encodeWithdraw } from "../../chain/calls.ts";
import { contracts } from "../../testing/FakeNode.ts";
import type { Certificate } from "../profile/certificates.ts";
import { FRESH_CERTIFICATE, readCertify } from "./certifyDraft.ts";
import { daoCallWords } from "./daoWords.ts";
import { fetchScheduled } from "./fetchScheduled.ts";

const NOW = 1_800_000_000;
const DAY = 86_400;
const ME = localAccounts.operator.address;
const SUBJECT = localAccounts.holder.address;

describe("a certificate that is typed", () => {
  const draft = { ...FRESH_CERTIFICATE, subject: ` ${SUBJECT.toLowerCase()} `, level: "3", time: String(90 * DAY) };
  const place = { validator: ME, level: 3, now: NOW, certificates: [] };
  const standing: Certificate = {
    level: 3,
    validator: localAccounts.supplier.address,
    validatorLevel: 3,
    expiresAt: NOW + 91 * DAY,
    revoked: false,
  };

  it("can be given up to the validator's level, with or without evidence", () => {
    const order = { subject: SUBJECT, level: 3, expiresAt: NOW + 90 * DAY, evidence: zeroHash };
    expect(readCertify(draft, place)).toEqual(order);
    const evidence = `0x${"ab".repeat(32)}` as const;
    expect(readCertify({ ...draft, evidence: ` ${evidence}` }, place)).toEqual({ ...order, evidence });
  });

  it.each([
    [{ subject: "0x12" }, {}, "subject"],
    [{ level: "4" }, {}, "level"],
    [{ evidence: "0x12" }, {}, "evidence"],
    [{}, { certificates: [standing] }, "time"],
  ] as const)("with %o at %o is refused for its %s", (change, where, entry) => {
    expect(Object.keys(readCertify({ ...draft, ...change }, { ...place, ...where }))).toEqual([entry]);
  });

  it.each([
    ["lasts no longer", { ...standing, expiresAt: NOW + 90 * DAY }],
    ["has expired", { ...standing, expiresAt: NOW }],
    ["is of a dismissed validator", { ...standing, validatorLevel: 2 }],
    ["is the validator's own", { ...standing, validator: ME }],
    ["is of another level", { ...standing, level: 2 }],
  ])("replaces one that %s", (_what, one) => {
    expect(readCertify(draft, { ...place, certificates: [one] })).toHaveProperty("expiresAt", NOW + 90 * DAY);
  });
});

describe("what the treasury is about to do", () => {
  const ban = encodeSetBanned(SUBJECT, true);

  it("is told of validators and bans, and of nothing else", () => {
    const words = (to: Hex, data: Hex) => daoCallWords({ to, data }, contracts);
    expect(words(contracts.Profiles, encodeSetValidator(SUBJECT, 3))).toContain("validator up to level 3, identified");
    expect(words(contracts.Profiles, encodeSetValidator(SUBJECT, 0))).toContain("Dismiss");
    expect(words(contracts.Market, ban)).toContain("Ban 0x15d3");
    expect(words(contracts.Market, encodeSetBanned(SUBJECT, false))).toContain("Lift the ban");
    expect(words(contracts.Market, encodeWithdraw(1n))).toBeUndefined();
    expect(words(contracts.SNM, ban)).toBeUndefined();
    expect(words(contracts.Market, "0x1234")).toBeUndefined();
  });

  it("is read from its log: what waits, by when it is due, with its salt, and no batch", async () => {
    const id = (number: number) => numberToHex(number, { size: 32 });
    const place = { address: contracts.Treasury, blockNumber: "0x1", blockHash: id(0), transactionHash: id(0) };
    const log = (topics: unknown, data: Hex) => ({ ...place, topics, data, logIndex: "0x0", transactionIndex: "0x0" });
    const scheduled = (number: number, index = 0n) =>
      log(
        encodeEventTopics({ abi: treasuryAbi, eventName: "CallScheduled", args: { id: id(number), index } }),
        encodeAbiParameters(
          [{ type: "address" }, { type: "uint256" }, { type: "bytes" }, { type: "bytes32" }, { type: "uint256" }],
          [contracts.Market, 0n, ban, zeroHash, 60n],
        ),
      );
    const salt = log(
      encodeEventTopics({ abi: treasuryAbi, eventName: "CallSalt", args: { id: id(1) } }),
      encodeAbiParameters([{ type: "bytes32" }], [id(77)]),
    );
    const calls = [scheduled(1), scheduled(2), scheduled(3), scheduled(4), scheduled(5), scheduled(5, 1n)];
    const times: Record<string, bigint> = { [id(1)]: 900n, [id(2)]: 800n, [id(3)]: 1n, [id(4)]: 0n, [id(5)]: 700n };
    const client = createClient({
      transport: custom({
        request: ({ method, params }: { method: string; params: readonly [{ topics: Hex[]; data: Hex }] }) => {
          if (method === "eth_call")
            return Promise.resolve(numberToHex(times[`0x${params[0].data.slice(10)}`] ?? 0n, { size: 32 }));
          return Promise.resolve([...calls, salt].filter(({ topics }) => (topics as Hex[])[0] === params[0].topics[0]));
        },
      }),
    });
    const waiting = await fetchScheduled(client, contracts.Treasury, 0n);
    expect(waiting.map(({ id: of, dueAt, call }) => [of, dueAt, call.salt])).toEqual([
      [id(2), 800, zeroHash],
      [id(1), 900, id(77)],
    ]);
    expect(waiting[0]?.call).toMatchObject({ to: contracts.Market, data: ban, value: 0n, predecessor: zeroHash });
  });
});
