import { expect } from "chai";
import { Interface, parseEther, Wallet } from "ethers";

import { marketAbi } from "@sonm/protocol/generated/Market.abi.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID, networkOf } from "@sonm/protocol/networks.ts";

import { ChainError } from "../../src/chain/ChainError.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { TestChain } from "../helpers/TestChain.ts";

const TARGET = localAccounts.holder.address;
const FAST = { pollMs: 25, replaceAfterMs: 400, maxFeeGwei: 1_000 };

describe("TransactionSender", function () {
  this.timeout(60_000);

  let chain: TestChain;
  let provider: RpcProvider;
  before(async () => {
    chain = await TestChain.start();
    await chain.deploy();
    provider = new RpcProvider(chain.url, LOCAL_CHAIN_ID);
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });

  const senderOf = (wallet: Wallet, settings = FAST) => new TransactionSender(wallet, provider, settings, silentLog);
  const wallet = new Wallet(localAccounts.buyer.privateKey);
  const nonceOf = (address: string) => provider.getTransactionCount(address, "latest");
  const failure = async (sending: Promise<unknown>): Promise<ChainError> => {
    const error = await sending.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ChainError);
    return error as ChainError;
  };
  /** Runs a task while the chain mines nothing but what it is told to. */
  const withoutMining = async (task: () => Promise<void>): Promise<void> => {
    await chain.rpc("evm_setAutomine", false);
    await chain.rpc("evm_setIntervalMining", 0);
    try {
      await task();
    } finally {
      await chain.rpc("evm_setIntervalMining", 1);
      await chain.rpc("evm_setAutomine", true);
    }
  };
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it("sends many at once, one after the other, without a gap", async () => {
    const sender = senderOf(wallet);
    const first = await nonceOf(wallet.address);
    const receipts = await Promise.all([1, 2, 3, 4].map(() => sender.send("pay", { to: TARGET, data: "0x" })));
    expect(receipts.map(({ status }) => status)).to.deep.equal([1, 1, 1, 1]);
    expect(await nonceOf(wallet.address)).to.equal(first + 4);
  });

  it("replaces a transaction that is not mined by one that pays more", async () => {
    const first = await nonceOf(wallet.address);
    await withoutMining(async () => {
      const sending = senderOf(wallet).send("pay", { to: TARGET, data: "0x" });
      await sleep(1_200);
      const { pending } = (await chain.rpc("txpool_content")) as {
        pending: Record<string, Record<string, { maxFeePerGas: string }>>;
      };
      const [queued] = Object.values(pending);
      expect(Object.keys(queued ?? {})).to.deep.equal([String(first)]);
      const base = (await provider.getFeeData()).maxFeePerGas ?? 0n;
      expect(BigInt(queued?.[String(first)]?.maxFeePerGas ?? 0) > base).to.equal(true);
      await chain.rpc("evm_mine");
      expect((await sending).status).to.equal(1);
    });
    expect(await nonceOf(wallet.address)).to.equal(first + 1);
  });

  it("takes the place of what an earlier run left unmined, and is not stuck behind it", async () => {
    const first = await nonceOf(wallet.address);
    await withoutMining(async () => {
      const cheap = { to: TARGET, nonce: first, gasLimit: 21_000, type: 2, chainId: LOCAL_CHAIN_ID };
      const fees = { maxFeePerGas: parseEther("0.000000002"), maxPriorityFeePerGas: 1n };
      await provider.broadcastTransaction(await wallet.signTransaction({ ...cheap, ...fees }));
      const sending = senderOf(wallet).send("pay", { to: TARGET, data: "0x" });
      await sleep(1_500);
      await chain.rpc("evm_mine");
      expect((await sending).status).to.equal(1);
    });
    expect(await nonceOf(wallet.address)).to.equal(first + 1);
  });

  it("goes on with the next nonce when another program used the key", async () => {
    const first = await nonceOf(wallet.address);
    const [one, two] = [senderOf(wallet), senderOf(wallet)];
    const receipts = await Promise.all(
      [one, two, one, two].map((sender) => sender.send("pay", { to: TARGET, data: "0x" })),
    );
    expect(new Set(receipts.map(({ hash }) => hash))).to.have.length(4);
    expect(await nonceOf(wallet.address)).to.equal(first + 4);
  });

  it("does not send what would revert, and names the contract's error with its values", async () => {
    const first = await nonceOf(wallet.address);
    const data = new Interface(marketAbi).encodeFunctionData("withdraw", [5n]);
    const to = networkOf(LOCAL_CHAIN_ID).contracts.Market;
    const error = await failure(senderOf(wallet).send("withdraw", { to, data }));
    expect(error.contractError).to.equal("LedgerBalanceTooLow");
    expect(error.message).to.contain(`withdraw failed: LedgerBalanceTooLow(${wallet.address}, 0, 5)`);
    expect(await nonceOf(wallet.address)).to.equal(first);
  });

  it("says that the account can't pay the gas", async () => {
    const poor = new Wallet(`0x${"77".repeat(32)}`);
    const error = await failure(senderOf(poor).send("pay", { to: TARGET, data: "0x" }));
    expect(error.message).to.match(/can't pay the gas|insufficient funds/i);
  });

  it("bears an endpoint that is away for a moment", async () => {
    const away = new RpcProvider("http://127.0.0.1:9/", LOCAL_CHAIN_ID);
    const started = performance.now();
    const error = await away.send("eth_chainId", []).catch((reason: unknown) => reason);
    expect((error as { code?: string }).code).to.equal("ECONNREFUSED");
    expect(performance.now() - started).to.be.greaterThan(1_000);
    away.destroy();
  });
});
