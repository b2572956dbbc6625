import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { zeroHash } from "viem";
import { describe, expect, it } from "vitest";

import type { Certificate } from "../profile/certificates.ts";
import { FRESH_CERTIFICATE, readCertify } from "./certifyDraft.ts";

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
