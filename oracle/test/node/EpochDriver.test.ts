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
  /** Who was in the set when the epoch ended, where it was read. */
  let ended: string[] | undefined;
  let safeFrom: bigint;
  let did: string[];
  beforeEach(() => {
    [now, latest, safeFrom, did] = [START, 5n, 0n, []];
    signers = ended = [CURRENT.address];
  });

  /** A driver anew for each look: one does not look at the set again for some seconds. */
  const tick = async (): Promise<string[]> => {
    did = [];
    const setOf = (addresses: readonly string[]) => ({
      setId: 1,
      members: addresses.map((signer) => ({ signer: lowerHex(signer), owner: addressOf(9), stake: 1n })),
    });
    const driver = new EpochDriver({
      state: {
        clock: { now: () => now },
        times: TIMES,
        latest: { sequence: 1, epoch: latest },
        vanished: undefined,
        signerSet: setOf(signers),
        setOf: () => (ended === undefined ? undefined : setOf(ended)),
      },
      signer: new NodeSigner(CURRENT, NEXT),
      safeStart: { covers: (epoch) => epoch >= safeFrom },
      book: {
        of(epoch) {
          did.push(`observe ${epoch}`);
          return Promise.resolve({} as ObservationRef);
        },
      },
      pool: { prefetch: (epoch) => void did.push(`prefetch ${epoch}`) },
      lead(epoch, attempt) {
        did.push(`lead ${epoch} ${attempt}`);
        return Promise.resolve(true);
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
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0", "rotate"]);
    ended = [NEXT.address];
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0", "rotate"]);
    ended = [addressOf(1)];
    expect(await tick()).to.deep.equal(["rotate"]);
  });

  it("neither observes nor leads an epoch that it may have signed before its database was lost", async () => {
    safeFrom = 7n;
    expect(await tick()).to.deep.equal(["rotate"]);
    safeFrom = 6n;
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0", "rotate"]);
  });

  it("gets what the others saw while another one leads", async () => {
    ended = [CURRENT.address, addressOf(1)];
    const first = await tick();
    now += TIMES.leaderTimeout;
    expect([first, await tick()]).to.have.deep.members([
      ["observe 6", "prefetch 6", "rotate"],
      ["observe 6", `lead 6 ${first.includes("prefetch 6") ? 1 : 0}`, "rotate"],
    ]);
  });

  it("reports by the set that was in force when the epoch ended", async () => {
    ended = [CURRENT.address];
    signers = [addressOf(1)];
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0", "rotate"]);
    ended = [addressOf(1)];
    signers = [CURRENT.address];
    expect(await tick()).to.deep.equal(["rotate"]);
    ended = undefined;
    expect(await tick(), "which was not read yet").to.deep.equal(["rotate"]);
  });

  it("looks after the set at any time: its change touches no epoch that has ended", async () => {
    expect(await tick()).to.deep.equal(["observe 6", "lead 6 0", "rotate"]);
    latest = 6n;
    expect(await tick()).to.deep.equal(["rotate"]);
  });
});
