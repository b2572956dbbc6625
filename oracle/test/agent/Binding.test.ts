import { expect } from "chai";
import { Wallet } from "ethers";

import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";

import { Binding } from "../../src/agent/Binding.ts";
import { ChainClock } from "../../src/chain/ChainClock.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";

describe("Binding", function () {
  this.timeout(60_000);

  const worker = new Wallet(localAccounts.worker.privateKey);
  const supplier = new Wallet(localAccounts.supplier.privateKey);
  const master = lowerHex(supplier.address);
  let chain: TestChain;
  let provider: RpcProvider;
  let contracts: Contracts;
  let snapshot: unknown;

  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), provider);
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });
  beforeEach(async () => {
    snapshot = await chain.rpc("evm_snapshot");
  });
  afterEach(() => chain.rpc("evm_revert", snapshot));

  const bindingOf = async (withKey: boolean): Promise<Binding> => {
    const clock = new ChainClock();
    const block = await provider.getBlock("latest");
    clock.see({ number: block?.number ?? 0, timestamp: block?.timestamp ?? 0 });
    const settings = { pollMs: 25, replaceAfterMs: 5_000, maxFeeGwei: 1_000 };
    const masterSender = withKey ? new TransactionSender(supplier, provider, settings, silentLog) : undefined;
    return new Binding({ worker, master, masterSender, chainId: LOCAL_CHAIN_ID, contracts, clock, log: silentLog });
  };
  const as = (wallet: Wallet) =>
    contractsOf(loadDeployment({ chainId: LOCAL_CHAIN_ID }), wallet.connect(chain.provider)).market;
  const masterOf = async () => lowerHex(await contracts.market.masterOf(worker.address));

  it("confirms the worker with the master's key where it is here", async () => {
    const binding = await bindingOf(true);
    expect(binding.bound).to.equal(false);
    await binding.tick();
    expect(binding.bound).to.equal(true);
    expect(await masterOf()).to.equal(master);
  });

  it("gives the master what it has to submit where its key is elsewhere", async () => {
    const binding = await bindingOf(false);
    await binding.tick();
    expect(binding.bound).to.equal(false);
    const offer = binding.offer!;
    await binding.tick();
    expect(binding.offer).to.deep.equal(offer);
    await (await as(supplier).confirmWorker(offer.worker, offer.deadline, offer.signature)).wait();
    await binding.tick();
    expect(binding.bound).to.equal(true);
    expect(binding.offer).to.equal(undefined);
  });

  it("signs anew after the worker was bound and removed, since the first signature is spent", async () => {
    const binding = await bindingOf(false);
    await binding.tick();
    const first = binding.offer!;
    await (await as(supplier).confirmWorker(first.worker, first.deadline, first.signature)).wait();
    await (await as(supplier).removeWorker(worker.address)).wait();
    await binding.tick();
    expect(binding.offer?.signature).not.to.equal(first.signature);
    await (await as(supplier).confirmWorker(first.worker, first.deadline, binding.offer!.signature)).wait();
    expect(await masterOf()).to.equal(master);
  });

  it("does not take a worker from another master", async () => {
    const holder = new Wallet(localAccounts.holder.privateKey);
    const other = new Binding({
      worker,
      master: lowerHex(holder.address),
      masterSender: undefined,
      chainId: LOCAL_CHAIN_ID,
      contracts,
      clock: new ChainClock(),
      log: silentLog,
    });
    const first = await bindingOf(true);
    await first.tick();
    await other.tick();
    expect(other.bound).to.equal(false);
    expect(other.offer).to.equal(undefined);
    expect(await masterOf()).to.equal(master);
  });
});
