import { expect } from "chai";
import { id, Wallet } from "ethers";

import { ConfigError } from "../../src/config/ConfigError.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { recoverSigner } from "../../src/lib/recoverSigner.ts";
import { loadSigners } from "../../src/node/loadSigners.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { ReceiptDesk } from "../../src/node/uptime/ReceiptDesk.ts";
import { receiptDigest } from "../../src/uptimes/receiptDigest.ts";
import { addressOf, DOMAIN, TIMES } from "../helpers/agreement.ts";

const CURRENT = new Wallet(`0x${"11".repeat(32)}`);
const NEXT = new Wallet(`0x${"22".repeat(32)}`);
const DIGEST = id("a digest") as Hex;

describe("NodeSigner", () => {
  const [current, next] = [lowerHex(CURRENT.address), lowerHex(NEXT.address)];
  let inSet: Hex[] = [];
  const signer = new NodeSigner(CURRENT, NEXT, () => ({
    members: inSet.map((address) => ({ signer: address, owner: addressOf(9), stake: 1n })),
  }));

  it("is the key that the set in force has, from the moment on at which the set changes", () => {
    for (const [members, expected] of [
      [[], current],
      [[addressOf(1)], current],
      [[addressOf(1), current], current],
      [[addressOf(1), next], next],
      [[next, current], current],
      [[next], next],
    ] as const) {
      inSet = [...members];
      expect(signer.address).to.equal(expected);
      expect(recoverSigner(DIGEST, signer.sign(DIGEST))).to.equal(expected);
    }
  });

  it("knows both keys as its own, and signs for no other", () => {
    expect(signer.addresses).to.deep.equal([current, next]);
    expect([current, next, addressOf(1)].map((address) => signer.owns(address))).to.deep.equal([true, true, false]);
    expect(recoverSigner(DIGEST, signer.sign(DIGEST, next))).to.equal(next);
    expect(() => signer.sign(DIGEST, addressOf(1))).to.throw(RangeError, addressOf(1));
  });

  it("gives receipts as the signer that the observation is of, though the set changed since", () => {
    inSet = [next];
    const uptime = { worker: addressOf(5), online: 60 };
    const observed = { epoch: 5n, setId: 1, rate: null, machines: [], uptimes: [uptime] };
    const deskWith = (keys: NodeSigner): ReceiptDesk =>
      new ReceiptDesk({
        signer: keys,
        domain: DOMAIN,
        times: () => TIMES,
        observed: () => ({ ...observed, signer: current }),
      });
    const receipt = deskWith(signer).receiptFor(addressOf(5));
    expect(receipt).to.include({ node: current, online: 60 });
    expect(recoverSigner(receiptDigest(receipt!, DOMAIN), receipt!.signature)).to.equal(current);
    // Started anew without the old key, the node has nothing to sign it with.
    expect(deskWith(new NodeSigner(NEXT)).receiptFor(addressOf(5))).to.equal(undefined);
  });
});

describe("loadSigners", () => {
  it("takes a next key beside the current one only, and only another one", () => {
    const load = (signer?: string, nextSigner?: string) =>
      loadSigners(
        {
          dataDir: "",
          newKey: false,
          keystoreFile: undefined,
          passwordFile: undefined,
          nextKeystoreFile: undefined,
          nextPasswordFile: undefined,
        },
        { ...(signer === undefined ? {} : { signer }), ...(nextSigner === undefined ? {} : { nextSigner }) },
      );
    expect(load()).to.equal(undefined);
    expect(load(CURRENT.privateKey)?.next).to.equal(undefined);
    expect(load(CURRENT.privateKey, NEXT.privateKey)?.next?.address).to.equal(NEXT.address);
    expect(() => load(undefined, NEXT.privateKey)).to.throw(ConfigError, "no current one");
    expect(() => load(NEXT.privateKey, NEXT.privateKey)).to.throw(ConfigError, "is the current one");
    expect(() => load(CURRENT.privateKey, "rubbish")).to.throw(ConfigError, "SONM_NEXT_SIGNER_KEY");
  });
});
