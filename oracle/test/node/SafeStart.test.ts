import { join } from "node:path";

import { expect } from "chai";

import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { SafeStart, type StartState } from "../../src/node/SafeStart.ts";
import { bindToChain } from "../../src/store/bindToChain.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { SettingStore } from "../../src/store/SettingStore.ts";
import { addressOf, TIMES } from "../helpers/agreement.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

/** Epoch 6 runs then. */
const NOW = TIMES.genesis + 6.5 * TIMES.epochLength;

const stateOf = (parts: Partial<StartState> = {}): StartState => ({
  clock: { now: () => NOW },
  times: TIMES,
  latest: { sequence: 3, epoch: 4n },
  signerSet: { members: [] },
  ...parts,
});

describe("SafeStart", () => {
  const folder = temporaryFolder();
  let settings: SettingStore;
  beforeEach(() => {
    settings = new SettingStore(openDatabase(join(folder.path, "new.db"), NODE_TABLES));
  });
  const bind = (): void => bindToChain(settings, "data", { chain: "31337", keys: ["0x1"] });
  const start = (nowMs = NOW * 1_000, keys = ["0x1"]): SafeStart => new SafeStart(settings, keys, () => nowMs);
  const coveredFrom = (safeStart: SafeStart): bigint | undefined =>
    [0n, 1n, 5n, 6n, 7n, 8n, 9n, 10n].find((epoch) => safeStart.covers(epoch));

  it("keeps a node with a new database out of epochs that had ended or ran, also after a restart", () => {
    const first = start();
    bind();
    first.note(stateOf());
    expect(coveredFrom(first)).to.equal(7n);
    expect(() => first.require(6n)).to.throw(AgreementError, "signs from epoch 7 on");
    expect(() => first.require(7n)).not.to.throw();
    const second = start();
    second.note(stateOf({ clock: { now: () => NOW + 10 * TIMES.epochLength } }));
    expect(coveredFrom(second)).to.equal(7n);
  });

  it("covers nothing before the chain was read, and forgets nothing in a crash on the way", () => {
    const first = start();
    first.note(stateOf({ times: undefined }));
    first.note(stateOf({ clock: { now: () => undefined } }));
    expect(coveredFrom(first)).to.equal(undefined);
    expect(() => first.require(100n)).to.throw(AgreementError, "not read the chain yet");
    // Before the database was tied to the chain, and after.
    expect(coveredFrom(start())).to.equal(undefined);
    bind();
    const third = start();
    expect(coveredFrom(third)).to.equal(undefined);
    third.note(stateOf());
    expect(coveredFrom(third)).to.equal(7n);
  });

  it("treats a key that is new to the database as a new database, where it is in the signer set already", () => {
    bind();
    const members = [{ signer: "0x2", owner: addressOf(9), stake: 1n }] as const;
    const withNext = (): SafeStart => start(NOW * 1_000, ["0x1", "0x2"]);
    const lost = withNext();
    expect(coveredFrom(lost)).to.equal(undefined);
    // Killed here, it looks at the key when it is started again, though the key is known by then.
    bindToChain(settings, "data", { chain: "31337", keys: ["0x1", "0x2"] });
    const again = withNext();
    expect(coveredFrom(again)).to.equal(undefined);
    again.note(stateOf({ signerSet: { members } }));
    expect(coveredFrom(again)).to.equal(7n);
    expect(coveredFrom(withNext())).to.equal(7n);
  });

  it("delays no key that is new to the database and in no signer set yet", () => {
    bind();
    const safeStart = start(NOW * 1_000, ["0x1", "0x2"]);
    safeStart.note(stateOf());
    expect(coveredFrom(safeStart)).to.equal(0n);
  });

  it("goes by its own clock where the chain that it sees lags behind", () => {
    const safeStart = start((NOW + TIMES.epochLength) * 1_000);
    safeStart.note(stateOf());
    expect(coveredFrom(safeStart)).to.equal(8n);
  });

  it("delays no network that has no report yet, and no database that was there before", () => {
    const fresh = start();
    fresh.note(stateOf({ latest: { sequence: 0, epoch: 0n } }));
    expect(coveredFrom(fresh)).to.equal(0n);
    settings = new SettingStore(openDatabase(join(folder.path, "old.db"), NODE_TABLES));
    bind();
    expect(coveredFrom(start())).to.equal(0n);
  });
});
