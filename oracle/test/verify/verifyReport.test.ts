import { expect } from "chai";
import { concat, Wallet } from "ethers";

import { canonicalHash } from "../../src/lib/canonicalHash.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import type { CurrentLeafData } from "../../src/node/agreement/LeafData.ts";
import type { SignedObservation } from "../../src/node/agreement/Observation.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import type { SignerSet } from "../../src/node/agreement/SignerSet.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import type { AcceptedRecord } from "../../src/verify/AcceptedRecord.ts";
import { checkSignatures } from "../../src/verify/checkSignatures.ts";
import { VerifyError } from "../../src/verify/VerifyError.ts";
import { verifyReport, type ServedReport } from "../../src/verify/verifyReport.ts";
import { addressOf, contextWith, DOMAIN, EPOCH, machineOf, observationOf, ownerOf } from "../helpers/agreement.ts";
import { basisOf, PROGRAM } from "../helpers/rewards.ts";
import { signObservation } from "../helpers/signObservation.ts";

const MASTER = addressOf(0xba);
const [FIRST, SECOND] = [addressOf(0x21), addressOf(0x22)];

const signers = [1, 2, 3]
  .map((number) => new NodeSigner(new Wallet(`0x${number.toString(16).padStart(64, "0")}`)))
  .toSorted((a, b) => (a.address < b.address ? -1 : 1));
const set: SignerSet = {
  setId: 4,
  members: signers.map(({ address }, index) => ({ signer: address, owner: ownerOf(index + 1), stake: 100n })),
};
const context = contextWith(set);

const signed: SignedObservation[] = signers.map((signer, index) => {
  const machines = [FIRST, SECOND].map((worker) => machineOf(1_000n + BigInt(index), { worker, master: MASTER }));
  return signObservation(observationOf(index + 1, machines, { signer: signer.address }), signer);
});
const honest = computeLeafData(
  EPOCH,
  signed.map(({ observation }) => observation),
  context,
);
const served = (data: CurrentLeafData = honest, observations = signed): ServedReport => ({
  data: canonicalJson(data),
  observations: canonicalJson(observations),
});
const recordOf = (data: CurrentLeafData = honest): AcceptedRecord => {
  const report = reportOf(data);
  const signatures = signers.map((signer) => signer.sign(reportDigest(report, DOMAIN)));
  return { report, sequence: 3, signers: 0b111n, signatures: concat(signatures) as Hex };
};
const inflated: CurrentLeafData = {
  ...honest,
  machines: honest.machines.map((machine, index) =>
    index === 1 ? { ...machine, benchmarks: [0n, 5_000n, 0n, 0n] } : machine,
  ),
};

const verify = (
  record: AcceptedRecord,
  copy: ServedReport,
  masterOf: (worker: Hex) => Hex = () => MASTER,
): Promise<CurrentLeafData> => verifyReport(record, copy, () => Promise.resolve(context), masterOf);
const problem = async (...[record, copy, masterOf]: Parameters<typeof verify>): Promise<string> => {
  const error = await verify(record, copy, masterOf).catch((reason: unknown) => reason);
  expect(error).to.be.instanceOf(VerifyError);
  return `${(error as VerifyError).of}: ${(error as VerifyError).message}`;
};

describe("verifyReport", () => {
  it("recomputes an honest report", async () => {
    expect(await verify(recordOf(), served())).to.deep.equal(honest);
  });

  it("names what an accepted report says beyond its observations", async () => {
    const difference = `machines[1].benchmarks[1] of ${SECOND}: published 5000, recomputed 1001`;
    expect(await problem(recordOf(inflated), served(inflated))).to.equal(`report: ${difference}`);
    const other: AcceptedRecord = { ...recordOf(), report: { ...reportOf(honest), root: `0x${"22".repeat(32)}` } };
    expect(await problem(other, served())).to.contain(`report: root: published 0x2222`);
  });

  it("names what a node's copy says in another way than the report", async () => {
    const difference = `machines[1].benchmarks[1] of ${SECOND}: published 5000, recomputed 1001`;
    expect(await problem(recordOf(), served(inflated))).to.equal(`copy: ${difference}`);
    const spelt = { ...served(), data: ` ${served().data}` };
    expect(await problem(recordOf(), spelt)).to.contain("copy: The leaf data are spelt in another way");
    expect(await problem(recordOf(), { ...served(), data: "{" })).to.contain("copy: The leaf data are no JSON");
  });

  it("knows other observations than those that the report names from a report that is wrong", async () => {
    const changed = signed.map((one, index) =>
      index === 0 ? { ...one, observation: { ...one.observation, machines: [] } } : one,
    );
    expect(await problem(recordOf(), served(honest, changed))).to.match(/^copy: observations\[0\]\.hash of 0x/);
    expect(await problem(recordOf(), served(honest, signed.slice(1)))).to.match(/^copy: observations\[0\]/);
    expect(await problem(recordOf(), { ...served(), observations: "[{}]" })).to.contain("can't be read");
  });

  it("refuses an observation that its signer did not sign, though the report names it", async () => {
    const forged = signed.map((one, index) => (index === 0 ? { ...one, signature: signed[1]!.signature } : one));
    expect(await problem(recordOf(), served(honest, forged))).to.equal(
      `report: The observation of ${signers[0]!.address} is not signed by it.`,
    );
  });

  it("holds masters against the chain", async () => {
    const masterOf = (worker: Hex) => (worker === SECOND ? addressOf(0xcc) : MASTER);
    expect(await problem(recordOf(), served(), masterOf)).to.equal(
      `report: machines[1].master of ${SECOND}: published ${MASTER}, on the chain ${addressOf(0xcc)}`,
    );
  });

  it("holds what masternodes earned against the chain", async () => {
    const raised = { ...honest, duties: [{ owner: addressOf(0xd1), earned: 8n }] };
    const chain = { ...context, duties: [{ owner: addressOf(0xd1), earned: 7n }] };
    const error = await verifyReport(
      recordOf(raised),
      served(raised),
      () => Promise.resolve(chain),
      () => MASTER,
    ).catch((reason: unknown) => reason);
    expect((error as VerifyError).message).to.equal(
      `duties[0].earned of ${addressOf(0xd1)}: published 8, recomputed 7`,
    );
    expect(await problem(recordOf(raised), served(raised))).to.contain("report: duties[0]: published {");
  });

  it("computes anew what machines earned in programs, and names the first that differs", async () => {
    const rewards = [3, 5].map((programId) => ({
      ...{ programId, worker: SECOND, gpuSeconds: 50, online: 5, seenAt: 1_050 },
    }));
    const programs = new Map(rewards.map(({ programId }) => [programId, { ...PROGRAM, programId }]));
    const basis = basisOf({
      programs,
      members: [],
      previous: { asOf: 1_050, rewards, classes: [], uptimes: new Map() },
    });
    const raised = { ...honest, rewards: rewards.with(1, { ...rewards[1]!, gpuSeconds: 51 }) };
    const error = await verifyReport(
      recordOf(raised),
      served(raised),
      () => Promise.resolve({ ...context, rewards: basis }),
      () => MASTER,
    ).catch((reason: unknown) => reason);
    expect((error as VerifyError).message).to.equal(`rewards[1].gpuSeconds of ${SECOND}: published 51, recomputed 50`);
    expect(await problem(recordOf(raised), served(raised))).to.contain("report: rewards[0]: published {");
  });

  it("computes anew supply and demand by class, and names the first that differs", async () => {
    const classes = [2, 3].map((classId) => ({ classId, supplied: 50n, demanded: 8n, fees: 7n }));
    const basis = basisOf({
      ...{ programs: new Map(), members: [], previous: { asOf: 1_050, rewards: [], classes, uptimes: new Map() } },
    });
    const raised = { ...honest, classes: classes.with(1, { ...classes[1]!, demanded: 9n }) };
    const error = await verifyReport(
      recordOf(raised),
      served(raised),
      () => Promise.resolve({ ...context, rewards: basis }),
      () => MASTER,
    ).catch((reason: unknown) => reason);
    expect((error as VerifyError).message).to.equal("classes[1].demanded of class 3: published 9, recomputed 8");
    expect(await problem(recordOf(raised), served(raised))).to.contain("report: classes[0]: published {");
  });

  it("says where a report is of older rules", async () => {
    const data = canonicalJson({ ...honest, version: 2 });
    const { report, ...rest } = recordOf();
    const old = { ...report, dataHash: canonicalHash({ ...honest, version: 2 }) };
    expect(await problem({ ...rest, report: old }, { ...served(), data })).to.contain("made by version 2 of the rules");
  });
});

describe("checkSignatures", () => {
  const check =
    (parts: Partial<AcceptedRecord> = {}) =>
    () =>
      checkSignatures({ ...recordOf(), ...parts }, set, DOMAIN);

  it("finds the members that signed", () => {
    expect(check()()).to.deep.equal(set.members);
    expect(check({ signers: 0b101n, signatures: undefined })()).to.deep.equal([set.members[0], set.members[2]]);
  });

  it("refuses signatures of others, of another number, and of less than two thirds", () => {
    const { signatures } = recordOf();
    const swapped = concat([`0x${signatures!.slice(130, 258)}`, `0x${signatures!.slice(2, 130)}`]) as Hex;
    expect(check({ signers: 0b011n, signatures: swapped })).to.throw(VerifyError, "is not its own");
    expect(check({ signers: 0b011n })).to.throw(VerifyError, "other members");
    expect(check({ signers: 0b1001n, signatures: lowerHex(`0x${signatures!.slice(2, 130)}`) })).to.throw(VerifyError);
    expect(check({ signers: 0b001n, signatures: undefined })).to.throw(VerifyError, "no two thirds");
  });
});
