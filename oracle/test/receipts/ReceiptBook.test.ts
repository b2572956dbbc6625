import { expect } from "chai";
import { TypedDataEncoder, Wallet } from "ethers";

import { ReceiptBook } from "../../src/agent/ReceiptBook.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { messageDomain } from "../../src/lib/messageDomain.ts";
import type { ReportDomain } from "../../src/lib/ReportDomain.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReceiptStore } from "../../src/store/ReceiptStore.ts";
import type { Receipt } from "../../src/uptimes/Receipt.ts";
import { receiptDigest } from "../../src/uptimes/receiptDigest.ts";
import { addressOf, DOMAIN } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";

const WORKER = addressOf(0xaa);
const NODE = new NodeSigner(new Wallet(`0x${"44".repeat(32)}`));
const OTHER_NODE = new NodeSigner(new Wallet(`0x${"55".repeat(32)}`));
const GENESIS = 1_700_000_000;
const HOUR = 3_600;

/** The receipt of an epoch, signed. */
const receiptOf = (
  epoch: number,
  online: number,
  { signer = NODE, domain = DOMAIN, ...parts }: Partial<Receipt> & { signer?: NodeSigner; domain?: ReportDomain } = {},
): Receipt => {
  const asOf = GENESIS + (epoch + 1) * HOUR;
  const receipt = { worker: WORKER, node: signer.address, epoch: BigInt(epoch), asOf, online, ...parts };
  return { ...receipt, signature: signer.sign(receiptDigest(receipt, domain)) };
};

describe("ReceiptBook", () => {
  let store: ReceiptStore;
  let book: ReceiptBook;
  let now: number;

  beforeEach(() => {
    store = new ReceiptStore(openDatabase(":memory:", AGENT_TABLES));
    now = GENESIS + 1_000 * HOUR;
    open();
  });
  const open = (): void => {
    book = new ReceiptBook({ worker: WORKER, domain: DOMAIN, store, clock: { now: () => now }, log: silentLog });
  };
  const take = (receipt: Receipt, node = receipt.node): string | undefined => book.take(node, receipt);

  it("keeps what a node signed for this machine, epoch by epoch", () => {
    expect(take(receiptOf(5, 100))).to.equal(undefined);
    expect(take(receiptOf(6, 100 + HOUR))).to.equal(undefined);
    expect(take(receiptOf(9, 100 + HOUR))).to.equal(undefined);
    expect(take(receiptOf(5, 77, { signer: OTHER_NODE }))).to.equal(undefined);
    expect(store.list().map(({ epoch }) => Number(epoch))).to.have.members([5, 6, 9, 5]);
    expect(store.newest(NODE.address)).to.deep.equal(receiptOf(9, 100 + HOUR));
  });

  it("refuses a replayed receipt, at once and after a restart", () => {
    const first = receiptOf(5, 100);
    const second = receiptOf(6, 200);
    take(first);
    take(second);
    for (const replayed of [first, second]) expect(take(replayed)).to.contain("is kept");
    open();
    for (const replayed of [first, second]) expect(take(replayed)).to.contain("is kept");
    expect(store.list()).to.have.length(2);
  });

  it("refuses a forged receipt: by another key, or with any field changed", () => {
    const good = receiptOf(5, 100);
    const forgeries: Receipt[] = [
      { ...receiptOf(5, 100, { signer: OTHER_NODE }), node: NODE.address },
      { ...good, online: 101 },
      { ...good, asOf: good.asOf - 1 },
      { ...good, epoch: 4n },
      { ...good, signature: `0x${"00".repeat(64)}` },
    ];
    for (const forged of forgeries) expect(take(forged, NODE.address)).to.contain("not signed by the node");
    expect(store.list()).to.be.empty;
  });

  it("refuses a receipt of another machine, node, chain or contract", () => {
    expect(take(receiptOf(5, 1, { worker: addressOf(0xbb) }))).to.contain("it is for");
    expect(take(receiptOf(5, 1, { signer: OTHER_NODE }), NODE.address)).to.contain("it is of");
    for (const domain of [
      { ...DOMAIN, chainId: 1 },
      { ...DOMAIN, reports: addressOf(9) },
    ]) {
      expect(take(receiptOf(5, 1, { domain }))).to.contain("not signed by the node");
    }
    expect(store.list()).to.be.empty;
  });

  it("refuses a count below an older one, and one that outruns time", () => {
    take(receiptOf(5, 1_000));
    expect(take(receiptOf(6, 999))).to.contain("an earlier one counts 1000 s");
    expect(take(receiptOf(7, 1_001 + 2 * HOUR))).to.contain("more after 7200 s");
    expect(take(receiptOf(8, 1_000 + 3 * HOUR))).to.equal(undefined);
  });

  it("refuses an epoch that is still to come, or is no number of an epoch", () => {
    expect(take(receiptOf(1_001, 1))).to.contain("a time to come");
    expect(take(receiptOf(5, 1, { epoch: (1n << 64n) - 1n }))).to.contain("a time to come");
    expect(take(receiptOf(5, 1, { epoch: 1n << 63n }))).to.contain("a time to come");
  });

  it("follows a node that corrected its count by the reports, once the next receipt says so too", () => {
    for (const corrected of [500, 20_000 + 9 * HOUR]) {
      take(receiptOf(5, 20_000));
      expect(take(receiptOf(6, corrected))).not.to.equal(undefined);
      expect(take(receiptOf(7, corrected + HOUR)), "the next one").to.equal(undefined);
      expect(store.list().map(({ online }) => online)).to.deep.equal([20_000, corrected, corrected + HOUR]);
      expect(take(receiptOf(6, corrected))).to.contain("is kept");
      store = new ReceiptStore(openDatabase(":memory:", AGENT_TABLES));
      open();
    }
  });

  it("keeps one receipt a day for 400 days, and the newest hundred, however many come", () => {
    now = GENESIS + 20_000 * HOUR;
    const from = GENESIS + HOUR;
    for (let epoch = 0; epoch < 9_840; epoch += 1) {
      // One of every six hours: days have four.
      if (epoch % 6 === 0) store.add({ ...receiptOf(0, 0), epoch: BigInt(epoch), asOf: from + epoch * HOUR });
    }
    const kept = store.list();
    const newest = kept.at(-1);
    expect(Number(newest?.epoch)).to.equal(9_834);
    expect(kept.slice(-100).map(({ epoch }) => Number(epoch))).to.deep.equal(
      Array.from({ length: 100 }, (_, index) => 9_834 - (99 - index) * 6),
    );
    const days = new Set(kept.map(({ asOf }) => Math.floor(asOf / 86_400)));
    expect(days.size).to.be.within(400, 402);
    expect(kept.length).to.be.within(474, 479);
    expect(kept[0]?.asOf).to.be.at.least((newest?.asOf ?? 0) - 400 * 86_400);
  });

  it("signs what any wallet would show as its fields (EIP-712)", () => {
    const receipt = receiptOf(5, 100);
    const types = {
      UptimeReceipt: [
        { name: "worker", type: "address" },
        { name: "node", type: "address" },
        { name: "epoch", type: "uint64" },
        { name: "asOf", type: "uint40" },
        { name: "online", type: "uint40" },
      ],
    };
    const { signature, ...fields } = receipt;
    expect(signature).to.have.length(130);
    expect(receiptDigest(fields, DOMAIN)).to.equal(
      lowerHex(TypedDataEncoder.hash(messageDomain(DOMAIN), types, fields)),
    );
  });
});
