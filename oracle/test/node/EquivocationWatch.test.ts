import type { DatabaseSync } from "node:sqlite";
import { join } from "node:path";

import { expect } from "chai";
import { concat, JsonRpcProvider, Wallet, type Log as ChainLog, type TransactionResponse } from "ethers";

import type { Report } from "@sonm/protocol/report.ts";

import { contractsOf } from "../../src/chain/Contracts.ts";
import type { Hex } from "../../src/lib/Hex.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { EquivocationWatch, type ProofOutcome } from "../../src/node/equivocation/EquivocationWatch.ts";
import { NodeSigner } from "../../src/node/NodeSigner.ts";
import { EquivocationStore, type Equivocation } from "../../src/store/EquivocationStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { SignerSetStore } from "../../src/store/SignerSetStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { addressOf, DOMAIN, RATE } from "../helpers/agreement.ts";
import { DEPLOYED_AT } from "../helpers/deployedAt.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const [HONEST, LIAR, STRANGER, FORMER] = ["11", "22", "33", "44"].map(
  (byte) => new NodeSigner(new Wallet(`0x${byte.repeat(32)}`)),
) as [NodeSigner, NodeSigner, NodeSigner, NodeSigner];

const reportWith = (rate: bigint, epoch = 7n): Report => ({
  ...{ epoch, setId: 1, rate },
  ...{ root: `0x${"aa".repeat(32)}`, dataHash: `0x${"bb".repeat(32)}` },
});
const [ONE, OTHER, THIRD] = [reportWith(RATE), reportWith(RATE + 1n), reportWith(RATE + 2n)];

describe("EquivocationWatch", () => {
  const folder = temporaryFolder();
  const opened: DatabaseSync[] = [];
  let proofs: Equivocation[];
  let outcomes: string[];
  /** What the chain says to a proof. */
  let answer: () => Promise<ProofOutcome>;
  /** Submissions on the chain. */
  let submitted: Map<string, string>;
  let latest: bigint;
  beforeEach(() => {
    proofs = [];
    outcomes = [];
    answer = () => Promise.resolve("proved");
    submitted = new Map();
    latest = 6n;
  });
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
  });

  const contracts = contractsOf(
    { contracts: { ...DEPLOYED_AT, Reports: DOMAIN.reports } },
    new JsonRpcProvider("http://127.0.0.1:9/", 31_337, { staticNetwork: true }),
  );

  const start = (): EquivocationWatch => {
    const database = openDatabase(join(folder.path, "node.db"), NODE_TABLES);
    opened.push(database);
    const sets = new SignerSetStore(database);
    const former = { signer: FORMER.address, owner: addressOf(9), stake: 100n };
    sets.replace({ from: 1, to: 1 }, [{ setId: 1, block: 1, members: [former] }]);
    return new EquivocationWatch({
      domain: DOMAIN,
      store: new EquivocationStore(database),
      sets,
      contracts,
      provider: {
        getTransaction: (hash) => Promise.resolve({ data: submitted.get(hash) ?? "0x" } as TransactionResponse),
      },
      logs: {
        begin: () => Promise.resolve(),
        read: async (_name, _filter, take) =>
          take(
            [...submitted.keys()].map((transactionHash) => ({ transactionHash }) as ChainLog),
            {
              from: 0,
              to: 0,
            },
          ),
      },
      state: {
        signerSet: {
          setId: 1,
          members: [HONEST, LIAR].map(({ address }) => ({ signer: address, owner: address, stake: 100n })),
        },
        get latest() {
          return { epoch: latest };
        },
      },
      prove(proof) {
        proofs.push(proof);
        return answer();
      },
      onProof: (outcome) => outcomes.push(outcome),
      log: silentLog,
    });
  };
  const sign = (report: Report, ...signers: readonly NodeSigner[]): { report: Report; signatures: Hex[] } => ({
    report,
    signatures: signers.map((signer) => signer.sign(reportDigest(report, DOMAIN))),
  });
  const submit = (hash: string, report: Report, ...signers: readonly NodeSigner[]): void => {
    const { signatures } = sign(report, ...signers);
    submitted.set(hash, contracts.reports.interface.encodeFunctionData("submit", [report, 3n, concat(signatures)]));
  };

  it("proves it of a key that was in an earlier set: who changes its key does not get away", async () => {
    const watch = start();
    for (const report of [ONE, OTHER]) watch.see(sign(report, FORMER, STRANGER));
    await watch.refresh();
    expect(proofs.map(({ signer }) => signer)).to.deep.equal([FORMER.address]);
  });

  it("proves that a masternode signed two reports for one epoch, once, and accuses nobody else", async () => {
    const watch = start();
    watch.see(sign(ONE, HONEST, LIAR));
    watch.see(sign(ONE, HONEST, LIAR));
    await watch.refresh();
    expect(proofs).to.deep.equal([]);
    watch.see(sign(OTHER, LIAR));
    watch.see(sign(THIRD, LIAR));
    await watch.refresh();
    await watch.refresh();
    expect(proofs).to.have.length(1);
    const [{ signer, epoch, first, second }] = proofs as [Equivocation];
    expect({ signer, epoch }).to.deep.equal({ signer: LIAR.address, epoch: 7n });
    expect([first.report.rate, second.report.rate]).to.have.members([RATE, RATE + 1n]);
    for (const { report, signature } of [first, second]) {
      expect(signature).to.equal(LIAR.sign(reportDigest(report, DOMAIN)));
    }
    expect(outcomes).to.deep.equal(["found", "proved"]);
  });

  it("finds one signature in a submission on the chain, and the other where a peer hands it over", async () => {
    const watch = start();
    submit("0x01", ONE, HONEST, LIAR);
    await watch.refresh();
    watch.see(sign(OTHER, LIAR));
    await watch.refresh();
    expect(proofs.map(({ signer }) => signer)).to.deep.equal([LIAR.address]);
  });

  it("finds both on the chain where a reorganisation put another report in the place of the first", async () => {
    const watch = start();
    submit("0x01", ONE, HONEST, LIAR);
    await watch.refresh();
    submit("0x02", OTHER, LIAR);
    await watch.refresh();
    expect(proofs.map(({ signer }) => signer)).to.deep.equal([LIAR.address]);
  });

  it("keeps a proof over a restart until the chain has it, from this node or another", async () => {
    const first = start();
    first.see(sign(ONE, LIAR));
    first.see(sign(OTHER, LIAR));
    answer = () => Promise.reject(new Error("the chain does not answer"));
    await first.refresh();
    expect(outcomes).to.deep.equal(["found"]);
    opened.pop()?.close();

    latest = 5_000n;
    answer = () => Promise.resolve("known");
    const second = start();
    await second.refresh();
    await second.refresh();
    expect(proofs).to.have.length(2);
    expect(outcomes).to.deep.equal(["found", "known"]);
  });

  it("takes no signature of a stranger, for other reports than those it is of, or for epochs far away", async () => {
    const watch = start();
    watch.see(sign(ONE, STRANGER));
    watch.see(sign(OTHER, STRANGER));
    watch.see({ report: ONE, signatures: sign(OTHER, LIAR).signatures });
    watch.see(sign(OTHER, LIAR));
    watch.see(sign(reportWith(RATE, 999n), LIAR));
    watch.see(sign(reportWith(RATE + 1n, 999n), LIAR));
    latest = 5_000n;
    watch.see(sign(ONE, LIAR));
    await watch.refresh();
    expect(proofs).to.deep.equal([]);
  });

  it("forgets what was signed long ago, so that its table does not grow", async () => {
    const watch = start();
    const count = (): unknown => opened[0]?.prepare("SELECT COUNT(*) AS count FROM report_signatures").get()?.["count"];
    for (latest = 1n; latest <= 10n; latest += 1n) watch.see(sign(reportWith(RATE, latest), HONEST));
    latest = 10n + 512n;
    watch.see(sign(reportWith(RATE, latest), HONEST));
    expect(count()).to.equal(11);
    await watch.refresh();
    expect(count()).to.equal(2);
  });
});
