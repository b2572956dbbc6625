import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { AgreementError } from "../../src/node/agreement/AgreementError.ts";
import { computeLeafData } from "../../src/node/agreement/computeLeafData.ts";
import type { LeafData } from "../../src/node/agreement/LeafData.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { PreviousReports } from "../../src/node/PreviousReports.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { addressOf, CONTEXT, machineOf, observationOf } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = addressOf(0xaa);

/** The leaf data of an epoch in which the machine was online for so many seconds. */
const dataOf = (epoch: bigint): LeafData => {
  const uptimes = [{ worker: WORKER, online: Number(epoch) * 9 }];
  const observations = [1, 2, 3].map((node) => observationOf(node, [machineOf(5n)], { epoch, uptimes }));
  return computeLeafData(epoch, observations, CONTEXT);
};

describe("PreviousReports", () => {
  let database: DatabaseSync;
  let store: ReportStore;
  /** What peers say, and how often one was asked. */
  let served: ((epoch: bigint) => string)[];
  let asked: number;
  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    store = new ReportStore(database);
    [served, asked] = [[], 0];
  });
  afterEach(() => database.close());

  /** Report n is of epoch n, accepted in block 10 n. */
  const accept = (...sequences: number[]): void => {
    for (const sequence of sequences) {
      store.accept({ ...reportOf(dataOf(BigInt(sequence))), sequence, block: sequence * 10 });
    }
  };
  const keep = (sequence: number): void => {
    const data = dataOf(BigInt(sequence));
    store.saveData(reportOf(data).dataHash, canonicalJson(data), []);
  };
  const create = (): PreviousReports =>
    new PreviousReports({
      history: { refresh: () => Promise.resolve(), at: (block) => store.validAt(block) },
      store,
      peers: () =>
        served.map((serve, index) => ({
          signer: addressOf(index + 1),
          leafData: (epoch) => {
            asked += 1;
            return Promise.resolve(serve(epoch));
          },
        })),
      log: silentLog,
    });
  const online = async (previous: PreviousReports, block: number) => (await previous.at(block))?.uptimes.get(WORKER);

  it("finds the newest report that was accepted and not void once a block was made", async () => {
    accept(1, 2, 3);
    [1, 2, 3].forEach(keep);
    store.makeVoid(2, 25);
    store.makeVoid(3, 40);
    const previous = create();
    expect(await previous.at(9)).to.equal(undefined);
    expect(await online(previous, 10)).to.equal(9);
    expect(await online(previous, 20)).to.equal(18);
    expect(await online(previous, 24)).to.equal(18);
    expect(await online(previous, 25), "void from here on").to.equal(9);
    expect(await online(previous, 30)).to.equal(27);
    expect(await online(previous, 40), "both void").to.equal(9);
    store.forgetVoids(40);
    expect(await online(previous, 40), "a reorganisation took the void back").to.equal(27);
    expect(asked).to.equal(0);
  });

  it("takes what it lacks from a peer whose word fits the chain, once, and no other", async () => {
    accept(1);
    const lie = (epoch: bigint): string =>
      canonicalJson({ ...dataOf(epoch), uptimes: [{ worker: WORKER, online: 99 }] });
    served = [lie, () => "nothing", (epoch) => canonicalJson(dataOf(epoch))];
    const previous = create();
    expect(await online(previous, 10)).to.equal(9);
    expect(await online(previous, 11)).to.equal(9);
    expect(asked).to.equal(3);
  });

  it("does not guess where nobody has it", async () => {
    accept(1);
    served = [() => "nothing"];
    const error = await create()
      .at(10)
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(AgreementError);
    expect((error as Error).message).to.contain("what report 1 says");
  });
});
