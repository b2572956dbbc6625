import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { id } from "ethers";

import type { Hex } from "../../src/lib/Hex.ts";
import { Draws } from "../../src/node/Draws.ts";
import { BeaconStore } from "../../src/store/BeaconStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ownerOf, setOf, TIMES } from "../helpers/agreement.ts";

const REORG_DEPTH = 10;

describe("Draws", () => {
  let database: DatabaseSync;
  let blocks: { timestamp: number; hash: Hex }[];
  let reads: number;
  let changedAt: number;
  let draws: Draws;

  beforeEach(() => {
    database = openDatabase(":memory:", NODE_TABLES);
    // A block every three seconds, the first one ten seconds before epoch 0.
    blocks = Array.from({ length: 41 }, (_, number) => block(number, "first"));
    changedAt = 0;
    draws = create();
  });
  afterEach(() => database.close());

  const block = (number: number, fork: string) => ({
    timestamp: TIMES.genesis - 10 + number * 3,
    hash: id(`${fork} ${number}`) as Hex,
  });
  const create = (): Draws => {
    reads = 0;
    return new Draws({
      header: (wanted) => {
        reads += 1;
        const number = wanted === "latest" ? blocks.length - 1 : wanted;
        return Promise.resolve({ number, ...blocks[number]! });
      },
      sets: {
        refresh: () => Promise.resolve(),
        at: (number) => (number < changedAt ? setOf(100n) : setOf(100n, 200n)),
      },
      store: new BeaconStore(database),
      times: () => TIMES,
      reorgDepth: REORG_DEPTH,
    });
  };
  const problem = (epochs: bigint[]): Promise<string> =>
    draws.resolve(epochs).then(
      () => "none",
      (error: unknown) => (error as Error).message,
    );

  it("are made with the last block before an epoch, and the set in force at it", async () => {
    changedAt = 7;
    await draws.resolve([0n, 1n]);
    expect(draws.of(0n)).to.deep.equal({
      epoch: 0n,
      block: 3,
      beacon: blocks[3]!.hash,
      members: [{ owner: ownerOf(1), stake: 100n }],
    });
    expect(draws.of(1n)).to.deep.include({ block: 6, beacon: blocks[6]!.hash });
    changedAt = 0;
    await draws.resolve([2n]);
    expect(draws.of(2n)?.members).to.deep.equal([
      { owner: ownerOf(1), stake: 100n },
      { owner: ownerOf(2), stake: 200n },
    ]);
    expect(draws.of(3n)).to.equal(undefined);
  });

  it("tell the set in force when an epoch began, whose last word the epoch before is", async () => {
    changedAt = 7;
    expect(draws.setAt(1n)).to.equal(undefined);
    await draws.resolve([1n, 2n]);
    expect(draws.setAt(1n), "changed in the first block of the epoch").to.deep.equal(setOf(100n));
    expect(draws.setAt(2n)).to.deep.equal(setOf(100n, 200n));
  });

  it("are not made for an epoch that has not begun on the chain", async () => {
    const last = BigInt(Math.floor((blocks.at(-1)!.timestamp - TIMES.genesis) / TIMES.epochLength));
    expect(await problem([last])).to.equal("none");
    expect(await problem([last + 1n])).to.contain(`Epoch ${last + 1n} has not begun`);
    expect(draws.of(last + 1n)).to.equal(undefined);
  });

  it("draw nobody in an epoch before which there was no block", async () => {
    blocks = blocks.map(({ hash }, number) => ({ hash, timestamp: TIMES.genesis + number * 3 }));
    await draws.resolve([0n]);
    expect(draws.of(0n)).to.deep.include({ block: -1, members: [] });
  });

  it("follow a reorganisation as long as there can be one", async () => {
    const newest = BigInt(Math.floor((blocks.at(-1)!.timestamp - TIMES.genesis) / TIMES.epochLength));
    await draws.resolve([2n, newest]);
    const before = [draws.of(2n), draws.of(newest)];
    await draws.resolve([2n, newest]);
    expect([draws.of(2n), draws.of(newest)]).to.deep.equal(before);
    blocks = blocks.map((known, number) => (number > blocks.length - REORG_DEPTH ? block(number, "second") : known));
    await draws.resolve([2n, newest]);
    expect(draws.of(2n)).to.equal(before[0]);
    expect(draws.of(newest)?.block).to.equal(before[1]?.block);
    expect(draws.of(newest)?.beacon).to.equal(blocks[before[1]!.block]!.hash).and.not.to.equal(before[1]?.beacon);
  });

  it("find another block where a reorganisation moved the times", async () => {
    const newest = BigInt(Math.floor((blocks.at(-1)!.timestamp - TIMES.genesis) / TIMES.epochLength));
    await draws.resolve([newest]);
    const { block: was } = draws.of(newest)!;
    blocks = blocks.map((known, number) =>
      number === was
        ? { ...block(number, "second"), timestamp: TIMES.genesis + Number(newest) * TIMES.epochLength }
        : known,
    );
    await draws.resolve([newest]);
    expect(draws.of(newest)?.block).to.equal(was - 1);
  });

  it("are kept for good once no reorganisation can change them, and read no more then", async () => {
    await draws.resolve([1n, 2n, 3n]);
    const known = [1n, 2n, 3n].map((epoch) => draws.of(epoch));
    draws = create();
    await draws.resolve([1n, 2n, 3n]);
    expect(reads, "the newest block").to.equal(1);
    expect([1n, 2n, 3n].map((epoch) => draws.of(epoch))).to.deep.equal(known);
    await draws.resolve([1n, 2n, 3n]);
    expect(reads).to.equal(1);
  });
});
