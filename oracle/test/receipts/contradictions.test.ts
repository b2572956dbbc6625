import { expect } from "chai";
import { Wallet } from "ethers";

import type { Observation, SignedObservation } from "../../src/node/agreement/Observation.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { ReceiptDesk } from "../../src/node/uptime/ReceiptDesk.ts";
import { contradictionOf } from "../../src/uptimes/contradictionOf.ts";
import { receiptSchema, type Receipt } from "../../src/uptimes/Receipt.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { addressOf, AS_OF, DOMAIN, EPOCH, observationOf, TIMES } from "../helpers/agreement.ts";
import { signObservation } from "../helpers/signObservation.ts";

const WORKER = addressOf(0xaa);
const SIGNER = new NodeSigner(new Wallet(`0x${"44".repeat(32)}`));
const LIAR = new NodeSigner(new Wallet(`0x${"55".repeat(32)}`));

const observed = (online: number | undefined, signer = SIGNER, parts: Partial<Observation> = {}): Observation => ({
  ...observationOf(1, []),
  signer: signer.address,
  uptimes: online === undefined ? [] : [{ worker: WORKER, online }],
  ...parts,
});
const signed = (observation: Observation, by = SIGNER): SignedObservation => signObservation(observation, by);

describe("ReceiptDesk", () => {
  it("gives each machine one receipt an epoch: what this node's observation says of it", () => {
    let observation: Observation | undefined;
    const desk = new ReceiptDesk({ signer: SIGNER, domain: DOMAIN, times: () => TIMES, observed: () => observation });
    expect(desk.receiptFor(WORKER)).to.equal(undefined);
    observation = observed(33);
    const receipt = desk.receiptFor(WORKER);
    expect(receipt).to.include({ worker: WORKER, node: SIGNER.address, epoch: EPOCH, asOf: AS_OF, online: 33 });
    expect(receiptSchema.parse(JSON.parse(canonicalJson(receipt)))).to.deep.equal(receipt);
    expect(desk.receiptFor(WORKER)).to.equal(undefined);
    expect(desk.receiptFor(addressOf(0xbb))).to.equal(undefined);
    observation = observed(43, SIGNER, { epoch: EPOCH + 1n });
    expect(desk.receiptFor(WORKER)).to.include({ epoch: EPOCH + 1n, online: 43, asOf: AS_OF + TIMES.epochLength });
  });
});

describe("contradictionOf", () => {
  const desk = new ReceiptDesk({
    signer: SIGNER,
    domain: DOMAIN,
    times: () => TIMES,
    observed: () => observed(33),
  });
  const receipt = desk.receiptFor(WORKER) as Receipt;
  const find = (observation: SignedObservation): string | undefined => contradictionOf(receipt, observation, DOMAIN);

  it("finds nothing where the node says to all what it said to the machine", () => {
    expect(find(signed(observed(33)))).to.equal(undefined);
  });

  it("names the node that told others fewer seconds, more, or left the machine out", () => {
    expect(find(signed(observed(32))))
      .to.contain(`${SIGNER.address} gave a receipt for 33 s`)
      .and.contain("says 32 s");
    expect(find(signed(observed(34)))).to.contain("says 34 s");
    expect(find(signed(observed(undefined)))).to.contain("leaves the machine out");
  });

  it("blames no node for what it did not sign, what another one said, or another epoch", () => {
    expect(find(signed(observed(32), LIAR))).to.equal(undefined);
    expect(find(signed(observed(32, LIAR), LIAR))).to.equal(undefined);
    expect(find(signed(observed(32, SIGNER, { epoch: EPOCH + 1n })))).to.equal(undefined);
    expect(find({ ...signed(observed(33)), observation: observed(32) })).to.equal(undefined);
  });
});
