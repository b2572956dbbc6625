import { expect } from "chai";
import { Wallet } from "ethers";

import { lowerHex } from "../../src/lib/lowerHex.ts";
import type { ObservationRef } from "../../src/node/agreement/Content.ts";
import { EpochDriver } from "../../src/node/EpochDriver.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { addressOf, TIMES } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const CURRENT = new Wallet(`0x${"11".repeat(32)}`);
const NEXT = new Wallet(`0x${"22".repeat(32)}`);

/** When epoch 7 begins: epoch 6 is over then. */
const START = TIMES.genesis + 7 * TIMES.epochLength;

describe("EpochDriver", () => {
  let now: number;
  let latest: bigint;
  let signers: string[];
  let safeFrom: bigint;
  let did: string[];
  beforeEach(() => {
    [now, latest, signers, safeFrom, did] = [START, 5n, [CURRENT.address], 0n, []];
  });

  /** A driver anew for each look: one does not look at the set again for some seconds. */
  const tick = async (): Promise<string[]> => {
    did = [];
    const signerSet = () => ({
      setId: 1,
      members: signers.map((signer) => ({ signer: lowerHex(signer), owner: addressOf(9), stake: 1n })),
    });
    const driver = new EpochDriver({
      state: {
        clock: { now: () => now },
        times: TIMES,
        latest: { sequence: 1, epoch: latest },
        vanished: undefined,
        signerSet: signerSet(),
      },
      signer: new NodeSigner(CURRENT, NEXT, signerSet),
      safeStart: { covers: (epoch) => epoch >= safeFrom },
      book: {
        of(epoch) {
          did.push(`observe ${epoch}`);
          return Promise.resolve({} as ObservationRef);
        },
      },
      pool: { prefetch: (epoch) => void did.push(`prefetch ${epoch}`) },
      leader: {
        lead(epoch, attempt) {
          did.push(`lead ${epoch} ${attempt}`);
          return Promise.resolve(true);
        },
      },
      rotation: {
        rotateIfDue() {
          did.push("rotate");
          return Promise.resolve();
        },
      },
      log: silentLog,
      settleSeconds: 0,
      onAttempt: () => undefined,
    });
    await driver.tick();
    await driver.idle();
    return did;
  };

  it("leads with either key, whichever the set has, and does nothing where it has neither", async () => {
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0"]);
    signers = [NEXT.address];
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0"]);
    signers = [addressOf(1)];
    expect(await tick()).to.deep.equal([]);
  });

  it("neither observes nor leads an epoch that it may have signed before its database was lost", async () => {
    safeFrom = 7n;
    expect(await tick()).to.deep.equal([]);
    safeFrom = 6n;
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0"]);
  });

  it("gets what the others saw while another one leads", async () => {
    signers = [CURRENT.address, addressOf(1)];
    const first = await tick();
    now += TIMES.leaderTimeout;
    expect([first, await tick()]).to.have.deep.members([
      ["observe 6", "prefetch 6"],
      ["observe 6", `lead 6 ${first.includes("prefetch 6") ? 1 : 0}`],
    ]);
  });

  it("changes the set while nothing is to be reported, and not when the next epoch is about to end", async () => {
    latest = 6n;
    expect(await tick()).to.deep.equal(["rotate"]);
    now = START + 7.9;
    expect(await tick()).to.deep.equal(["rotate"]);
    now = START + 8;
    expect(await tick()).to.deep.equal([]);
    signers = [];
    expect(await tick()).to.deep.equal(["rotate"]);
  });

  it("changes the set under a report that does not come only after an epoch's time", async () => {
    now = START + TIMES.epochLength - 0.1;
    expect(await tick()).not.to.contain("rotate");
    now = START + TIMES.epochLength;
    expect(await tick()).to.contain("rotate");
  });
});
