import { join } from "node:path";

import { expect } from "chai";
import { concat, parseEther, Wallet } from "ethers";

import { Architecture, Link } from "@sonm/protocol/generated/enums.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { Attestor } from "../../src/agent/Attestor.ts";
import type { NodeClient, OfferedProof } from "../../src/agent/NodeClient.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import { readSignerSet } from "../../src/chain/readSignerSet.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import type { MachineObservation } from "../../src/lib/machineSchemas.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { epochEnd } from "../../src/node/agreement/EpochTimes.ts";
import type { LeafData } from "../../src/node/agreement/LeafData.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { ReportTree } from "../../src/node/agreement/ReportTree.ts";
import { AGENT_TABLES } from "../../src/store/agentTables.ts";
import { AttestationStore } from "../../src/store/AttestationStore.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { TIMES } from "../helpers/agreement.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";

const SIGNERS = [localAccounts.signer1, localAccounts.signer2, localAccounts.signer3];
/** Two epochs: the first one of all, number 0, can't be reported. */
const TWO_EPOCHS = 20;

describe("Attestor", function () {
  this.timeout(60_000);

  const folder = temporaryFolder();
  const worker = new Wallet(localAccounts.worker.privateKey);
  const address = lowerHex(worker.address);
  const deployment = loadDeployment({ chainId: LOCAL_CHAIN_ID });
  let chain: TestChain;
  let provider: RpcProvider;
  let contracts: Contracts;
  let offers: (OfferedProof | undefined)[];

  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(deployment, provider);
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });

  const now = async (): Promise<number> => (await provider.getBlock("latest"))?.timestamp ?? 0;
  const machineOf = (measuredAt: number, benchmarks: readonly bigint[]): MachineObservation => ({
    worker: address,
    measuredAt,
    facts: {
      architecture: Architecture.X86_64,
      link: Link.Wired,
      physicalCores: 2,
      logicalCores: 4,
      clockMHz: 2_400,
      memoryBytes: 16_000_000_000n,
      diskBytes: 250_000_000_000n,
      softwareVersion: 256,
      cpuModel: encodeName("Test CPU"),
    },
    gpus: [{ model: encodeName("Test GPU"), memoryBytes: 8_000_000_000n, commitment: `0x${"ab".repeat(32)}` }],
    benchmarks: [...benchmarks],
  });

  /** Puts a report that attests the machine on the chain, as the nodes would, and gives the proof that they offer. */
  const report = async (machine: MachineObservation): Promise<OfferedProof> => {
    await chain.rpc("evm_increaseTime", TWO_EPOCHS);
    await chain.rpc("evm_mine");
    const { reports } = contractsOf(deployment, new Wallet(localAccounts.signer1.privateKey, chain.provider));
    const epoch = (await reports.currentEpoch()) - 1n;
    const { setId } = await readSignerSet(provider, contracts);
    const { rate } = await reports.latestRate();
    const domain = { chainId: LOCAL_CHAIN_ID, reports: deployment.contracts.Reports };
    const data: LeafData = {
      version: 6,
      ...domain,
      epoch,
      asOf: epochEnd(epoch, TIMES),
      setId,
      rate,
      observations: [],
      machines: [{ ...machine, master: address }],
      uptimes: [],
      duties: [],
      rewards: [],
      classes: [],
    };
    const digest = reportDigest(reportOf(data), domain);
    const signatures = SIGNERS.map(
      ({ privateKey }) => new Wallet(privateKey).signingKey.sign(digest).compactSerialized,
    );
    await (await reports.submit(reportOf(data), 0b111n, concat(signatures))).wait();
    const [sequence] = await reports.latestReport();
    return { sequence: Number(sequence), machine, proof: new ReportTree(data).proofOf(address) ?? [] };
  };

  const attestorOf = async (name: string, renewBefore = 100): Promise<Attestor> => {
    const database = openDatabase(join(folder.path, `${name}.db`), AGENT_TABLES);
    const clock = new ChainClock();
    clock.see({ number: await provider.getBlockNumber(), timestamp: await now() });
    return new Attestor({
      worker: address,
      contracts,
      logs: new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 1_000, reorgDepth: 16 }),
      store: new AttestationStore(database),
      clock,
      sender: new TransactionSender(
        worker,
        provider,
        { pollMs: 25, replaceAfterMs: 5_000, maxFeeGwei: 1_000 },
        silentLog,
      ),
      nodes: () =>
        offers.map((offer) => ({ signer: address, proof: () => Promise.resolve(offer) }) as unknown as NodeClient),
      renewBefore,
      log: silentLog,
      signal: new AbortController().signal,
    });
  };
  const slot = async (): Promise<number> => Number((await contracts.hardware.machine(address)).measuredAt);

  it("submits nothing that does not lead to the report's root, or is another machine's", async () => {
    const good = await report(machineOf(await now(), [1_000n, 500n]));
    const inflated = { ...good, machine: { ...good.machine, benchmarks: [2_000n, 500n, 0n, 0n] } };
    const other = { ...good, machine: { ...good.machine, worker: lowerHex(localAccounts.holder.address) } };
    for (const [index, offer] of [inflated, other, undefined].entries()) {
      offers = [offer];
      await (await attestorOf(`wrong ${index}`)).tick();
      expect(await slot()).to.equal(0);
    }
  });

  it("brings the newest leaf that a node offers to the chain, and knows it by the chain's own word", async () => {
    const older = await report(machineOf((await now()) - 5, [900n, 450n]));
    const newer = await report(machineOf(await now(), [1_000n, 500n]));
    offers = [older, undefined, newer];
    const attestor = await attestorOf("a");
    await attestor.tick();
    expect(await slot()).to.equal(newer.machine.measuredAt);
    expect(attestor.current?.machine).to.deep.equal({ ...newer.machine, benchmarks: [1_000n, 500n, 0n, 0n] });
  });

  it("knows the attestation again when its database was lost", async () => {
    offers = [];
    const attestor = await attestorOf("lost");
    await attestor.tick();
    expect(attestor.current?.machine.gpus).to.have.length(1);
    expect(attestor.current?.machine.measuredAt).to.equal(await slot());
  });

  it("leaves a good attestation alone, and renews it when its end is near", async () => {
    const first = await slot();
    const next = await report(machineOf(await now(), [1_100n, 550n]));
    offers = [next];
    await (await attestorOf("b")).tick();
    expect(await slot()).to.equal(first);
    await (await attestorOf("c", 40 * 86_400)).tick();
    expect(await slot()).to.equal(next.machine.measuredAt);
  });

  it("is not attested any more once the attestation has ended", async () => {
    offers = [];
    await chain.rpc("evm_increaseTime", 31 * 86_400);
    await chain.rpc("evm_mine");
    const attestor = await attestorOf("d");
    await attestor.tick();
    expect(attestor.current).to.equal(undefined);
    expect(await provider.getBalance(address)).to.satisfy((balance: bigint) => balance > parseEther("9000"));
  });
});
