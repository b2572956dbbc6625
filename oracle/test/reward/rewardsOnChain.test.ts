import type { DatabaseSync } from "node:sqlite";

import { expect } from "chai";
import { concat, id, parseEther, Wallet } from "ethers";
import fastify, { type FastifyInstance } from "fastify";

import { MIN_GUARANTEE, RELEASE_AGENT, REMOVAL_GRACE, STEER_WINDOW } from "@sonm/protocol/generated/constants.ts";
import { Side } from "@sonm/protocol/generated/enums.ts";
import { encodeName } from "@sonm/protocol/hardware.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";
import { LOCAL_CHAIN_ID } from "@sonm/protocol/networks.ts";
import type { DealTerms } from "@sonm/protocol/openDeals.ts";

import { ChainClock } from "../../src/chain/ChainClock.ts";
import { contractsOf, type Contracts } from "../../src/chain/Contracts.ts";
import { LogReader } from "../../src/chain/LogReader.ts";
import { readSignerSet } from "../../src/chain/readSignerSet.ts";
import { ReportHistory } from "../../src/chain/ReportHistory.ts";
import { RpcProvider } from "../../src/chain/RpcProvider.ts";
import { TransactionSender } from "../../src/chain/TransactionSender.ts";
import { loadDeployment } from "../../src/config/loadDeployment.ts";
import { canonicalJson } from "../../src/lib/canonicalJson.ts";
import { dateOf } from "../../src/lib/dateOf.ts";
import { lowerHex } from "../../src/lib/lowerHex.ts";
import { reportDigest } from "../../src/node/agreement/digests.ts";
import { epochEnd } from "../../src/node/agreement/EpochTimes.ts";
import type { LeafData } from "../../src/node/agreement/LeafData.ts";
import { reportOf } from "../../src/node/agreement/reportOf.ts";
import { ReportTree } from "../../src/node/agreement/ReportTree.ts";
import { chainDraws } from "../../src/node/chainDraws.ts";
import { createRewards, type RewardPart } from "../../src/node/createRewards.ts";
import { BalanceKeeper } from "../../src/node/balance/BalanceKeeper.ts";
import { accrueClasses } from "../../src/node/balance/accrueClasses.ts";
import { accrueRewards } from "../../src/node/reward/accrueRewards.ts";
import { AdmissionKeeper } from "../../src/node/reward/AdmissionKeeper.ts";
import { admissionCall } from "../../src/node/reward/admissionCall.ts";
import { classRoutes } from "../../src/node/routes/classRoutes.ts";
import { rewardRoutes } from "../../src/node/routes/rewardRoutes.ts";
import { readAgentEnd } from "../../src/rewards/readAgentEnd.ts";
import { orderArgument } from "../../src/orders/orderArgument.ts";
import { CursorStore } from "../../src/store/CursorStore.ts";
import { NODE_TABLES } from "../../src/store/nodeTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { ReportStore } from "../../src/store/ReportStore.ts";
import { get, RelayStage } from "../helpers/RelayStage.ts";
import { cards, PROGRAM, rigOf } from "../helpers/rewards.ts";
import { callCli } from "../helpers/callCli.ts";
import { silentLog } from "../helpers/silentLog.ts";
import { temporaryFolder } from "../helpers/temporaryFolder.ts";
import { waitFor } from "../network/waitFor.ts";

const SIGNERS = [localAccounts.signer1, localAccounts.signer2, localAccounts.signer3];
const WORKER = lowerHex(localAccounts.worker.address);

/** Seconds for which the guarantee, and then the program, go on. */
const [GUARANTEE, REST] = [Number(MIN_GUARANTEE), 10 * 86_400];

/** Terms as the market takes them, out of an event. */
const termsOf = ({
  buyer,
  supplier,
  master,
  price,
  bond,
  origin,
  duration,
  start,
}: Readonly<Record<keyof DealTerms, unknown>>) =>
  ({ buyer, supplier, master, price, bond, origin, duration, start }) as DealTerms;

describe("rewards on a real chain", function () {
  this.timeout(120_000);

  const stage = new RelayStage();
  const folder = temporaryFolder();
  let provider: RpcProvider;
  let contracts: Contracts;
  let sender: TransactionSender;
  let database: DatabaseSync;
  let parts: RewardPart;
  let server: FastifyInstance;
  let times: { genesis: number; epochLength: number; leaderTimeout: number };
  /** The newest report, as the node that is asked has it. */
  let newest: { readonly sequence: number; readonly data: LeafData; readonly tree: ReportTree } | undefined;
  let url: string;

  beforeEach(async () => {
    const deployment = loadDeployment({ chainId: LOCAL_CHAIN_ID });
    provider = new RpcProvider(stage.chain.url, LOCAL_CHAIN_ID);
    contracts = contractsOf(deployment, provider);
    const settings = { pollMs: 25, replaceAfterMs: 5_000, maxFeeGwei: 1_000 };
    sender = new TransactionSender(new Wallet(localAccounts.signer1.privateKey), provider, settings, silentLog);
    database = openDatabase(":memory:", NODE_TABLES);
    const [genesis, epochLength] = await Promise.all([contracts.reports.genesis(), contracts.reports.epochLength()]);
    times = { genesis: Number(genesis), epochLength: Number(epochLength), leaderTimeout: 1 };
    const logs = new LogReader(provider, new CursorStore(database), { startBlock: 0, range: 10_000, reorgDepth: 8 });
    const connection = { provider, contracts };
    const draws = chainDraws(connection, database, logs, { times: () => times, reorgDepth: 8 });
    const reportHistory = new ReportHistory(contracts, logs, new ReportStore(database));
    parts = createRewards({ connection, database, logs, draws, reportHistory, peers: () => [], log: silentLog });
    newest = undefined;
    server = fastify();
    rewardRoutes(server, {
      rewardsOf: (worker) =>
        newest && {
          rewards: newest.data.rewards.map(({ programId, gpuSeconds }) => ({
            ...{ programId, gpuSeconds, sequence: newest!.sequence, epoch: Number(newest!.data.epoch) },
            ...{ asOf: newest!.data.asOf, proof: newest!.tree.rewardProofOf({ programId, worker }) ?? [] },
          })),
        },
    });
    classRoutes(server, { balances: () => newest && { classes: provedClasses() } });
    url = await server.listen({ host: "127.0.0.1", port: 0 });
  });
  afterEach(async () => {
    await server.close();
    database.close();
    provider.destroy();
  });

  /** As the DAO, whose account anvil lends. */
  const asDao = async (to: string, data: string): Promise<void> => {
    const dao = await contracts.programs.dao();
    await stage.chain.rpc("anvil_setBalance", dao, "0x8ac7230489e80000");
    await stage.chain.rpc("anvil_impersonateAccount", dao);
    const hash = await stage.chain.rpc("eth_sendTransaction", { from: dao, to, data });
    await stage.chain.provider.waitForTransaction(hash as string);
  };

  /** Gives programs SNM that no program has yet. */
  const fund = async (): Promise<void> => {
    const { snm } = stage.as("holder");
    await (await snm.transfer(await contracts.programs.getAddress(), parseEther("100000"))).wait();
  };

  const createProgram = async ({ maxGpus = 10, mode = 0 } = {}): Promise<void> => {
    const { programs } = contracts;
    await fund();
    const start = await stage.now();
    const { minSoftwareVersion, usdPerGpuDay } = PROGRAM;
    const terms = {
      ...{ classId: 0, mode, minSoftwareVersion, usdPerGpuDay, start, maxGpus, reserveMargin: 12_500 },
      ...{ guaranteedUntil: start + GUARANTEE, end: start + GUARANTEE + REST },
    };
    const data = programs.interface.encodeFunctionData("create", [terms, parseEther("100000")]);
    await asDao(await programs.getAddress(), data);
  };

  /** Reports the epoch that ended last, with the machine and its uptime, and what nodes compute of rewards. */
  const report = async (online: number, machine?: ReturnType<typeof machineOf>): Promise<void> => {
    await stage.pass(2 * times.epochLength);
    const { reports } = contracts;
    const epoch = (await reports.currentEpoch()) - 1n;
    const [{ setId }, { rate }] = await Promise.all([readSignerSet(provider, contracts), reports.latestRate()]);
    const domain = { chainId: LOCAL_CHAIN_ID, reports: lowerHex(await reports.getAddress()) };
    const asOf = epochEnd(epoch, times);
    const uptimes = [{ worker: WORKER, online }];
    const basis = await parts.rewards.asOf(epoch);
    const data: LeafData = {
      ...{ version: 6, ...domain, epoch, asOf, setId, rate, observations: [], duties: [] },
      machines: machine === undefined ? [] : [{ ...machine, master: WORKER }],
      uptimes,
      rewards: accrueRewards(uptimes, asOf, basis),
      classes: accrueClasses(uptimes, asOf, basis),
    };
    const digest = reportDigest(reportOf(data), domain);
    const signatures = SIGNERS.map(({ privateKey }) => new Wallet(privateKey))
      .toSorted((a, b) => (lowerHex(a.address) < lowerHex(b.address) ? -1 : 1))
      .map((wallet) => wallet.signingKey.sign(digest).compactSerialized);
    const call = reports.interface.encodeFunctionData("submit", [reportOf(data), 0b111n, concat(signatures)]);
    await sender.send("report", { to: await reports.getAddress(), data: call });
    const [sequence] = await reports.latestReport();
    new ReportStore(database).saveData(reportOf(data).dataHash, canonicalJson(data), []);
    newest = { sequence: Number(sequence), data, tree: new ReportTree(data) };
  };

  /** What the newest report proves of supply and demand. */
  const provedClasses = () =>
    newest!.data.classes.map(({ classId, supplied, demanded, fees }) => ({
      ...{ classId, sequence: newest!.sequence, epoch: Number(newest!.data.epoch), asOf: newest!.data.asOf },
      ...{ supplied: String(supplied), demanded: String(demanded), fees: String(fees) },
      proof: newest!.tree.classProofOf(classId) ?? [],
    }));

  /** Hands class 0 to the controller, with enough to spend within minutes. */
  const giveMandate = async (): Promise<void> => {
    const { programs, controller } = contracts;
    const address = await controller.getAddress();
    await fund();
    await asDao(await programs.getAddress(), programs.interface.encodeFunctionData("setController", [address]));
    const { minSoftwareVersion, usdPerGpuDay, mode } = PROGRAM;
    const mandate = {
      ...{ usdPerGpuDay, mode, minSoftwareVersion, maxGpus: 100, step: 1, guarantee: GUARANTEE, reserveMargin: 12_500 },
      ...{ band: 1_000, boost: 5_000, dailyGrant: parseEther("1000000"), feePerGpuDay: 0n },
    };
    await asDao(address, controller.interface.encodeFunctionData("setMandate", [0, mandate]));
  };

  /** Opens a deal of the machine, at this price of USD a second. */
  const buy = async (price: bigint): Promise<DealTerms> => {
    const { market } = stage.as("buyer");
    const ask = await stage.order("worker", { side: Side.Ask, price });
    const hardware = { factsHash: `0x${"00".repeat(32)}`, benchmarks: [] };
    await (await market.buy(orderArgument(ask.fields), ask.signature, 0, 0, hardware)).wait();
    const [deal] = await market.queryFilter(market.filters.DealOpened());
    return termsOf(deal!.args.terms);
  };

  const machineOf = (measuredAt: number, count: number) => {
    const { facts, benchmarks } = rigOf();
    return { worker: WORKER, measuredAt, facts, gpus: cards(count), benchmarks: [...benchmarks] };
  };

  /** Has so many cards reported and attested on the chain. */
  const attest = async (count: number, online: number): Promise<void> => {
    const machine = machineOf(await stage.now(), count);
    await report(online, machine);
    const { sequence, tree, data } = newest!;
    const proved = { sequence, epoch: data.epoch, root: tree.root, machine, proof: tree.proofOf(WORKER)! };
    await sender.send("attest", await admissionCall(contracts, { action: "attest", programId: 0, proved }));
  };

  /** Lets a node have its turn to prove supply and demand, and to steer. */
  const keepBalances = async (): Promise<string[]> => {
    const [done, clock] = [[] as string[], new ChainClock()];
    clock.see({ number: await provider.getBlockNumber(), timestamp: await stage.now() });
    const owner = lowerHex(localAccounts.operator.address);
    await new BalanceKeeper({
      ...{ settings: { admissionSeconds: 1, admissionsPerRound: 20 }, contracts, sender, clock, log: silentLog },
      ...{ proved: provedClasses, owner: () => owner, onDone: (action) => done.push(action) },
      signerSet: () => ({ setId: 1, members: [{ signer: owner, owner, stake: 1n }] }),
    }).refresh();
    return done;
  };

  /** Lets a node have its turn. */
  const keep = async (): Promise<string[]> => {
    const [done, clock] = [[] as string[], new ChainClock()];
    clock.see({ number: await provider.getBlockNumber(), timestamp: await stage.now() });
    await parts.history.refresh();
    const owner = lowerHex(localAccounts.operator.address);
    await new AdmissionKeeper({
      ...{ settings: { admissionSeconds: 1, admissionsPerRound: 5 }, contracts, sender, clock, log: silentLog },
      ...{ history: parts.history, provedOf: () => undefined, onDone: (action) => done.push(action) },
      signerSet: () => ({ setId: 1, members: [{ signer: owner, owner, stake: 1n }] }),
      owner: () => owner,
    }).refresh();
    return done;
  };

  const run = (...words: string[]) =>
    callCli(["rewards", ...words, "--yes", "--rpc-url", stage.chain.url], {
      SONM_OWNER_KEY: localAccounts.signer2.privateKey,
    });

  it("admits a machine that was attested before, counts, and pays its master what the contract computes", async () => {
    const { programs, market } = contracts;
    await attest(2, 0);
    expect(await keep(), "there is no program").to.deep.equal([]);
    await createProgram();
    expect(await keep()).to.deep.equal(["admit"]);
    expect(await programs.programOf(WORKER)).to.deep.equal([0n, true]);
    expect(await keep(), "it is a member").to.deep.equal([]);
    const { since, gpus } = await programs.member(0, WORKER);
    expect(gpus).to.equal(2n);

    await report(5);
    const first = newest!.data.rewards[0]!.gpuSeconds;
    await stage.pass(600);
    await report(400);
    const { gpuSeconds, seenAt } = newest!.data.rewards[0]!;
    expect(gpuSeconds - first, "two cards, of more than 600 s 395 online").to.equal(2 * 395);
    expect(seenAt).to.equal(newest!.data.asOf);
    expect(gpuSeconds).to.be.below(2 * (seenAt - Number(since)));

    const shown = await run("show", WORKER, "--node", url);
    expect(shown.code, shown.output).to.equal(0);
    expect(shown.output).to.contain("is a member of program 0").and.to.contain(`${gpuSeconds} GPU-seconds earned`);
    const master = WORKER;
    const before = await market.balanceOf(master);
    const [due] = await programs.rewardOf(0, WORKER, newest!.data.asOf, gpuSeconds);
    const claimed = await run("claim", WORKER, "--node", url);
    expect(claimed.code, claimed.output).to.equal(0);
    const paid = (await market.balanceOf(master)) - before;
    const { rate } = await contracts.reports.latestRate();
    const expected = (BigInt(gpuSeconds) * PROGRAM.usdPerGpuDay * rate) / 86_400n / 10n ** 18n;
    expect(paid).to.equal(due);
    const differs = paid > expected ? paid - expected : expected - paid;
    expect(differs < 1_000n, `2 USD a day at the rate, which did not move: ${paid}, ${expected}`).to.equal(true);
    expect((await run("claim", WORKER, "--node", url)).output).to.contain("Nothing can be claimed now.");
  });

  it("is done by a real node without anybody's word", async () => {
    await createProgram();
    await attest(2, 0);
    const node = await stage.node(folder.path, { SONM_NODE_ADMISSION_SECONDS: "1" }, "signer1");
    const isMember = async () => (await contracts.programs.programOf(WORKER))[1] || undefined;
    expect(await waitFor("the admission", isMember, 40)).to.equal(true);
    const told = async () =>
      (await (await fetch(`${node.url}/metrics`)).text()).includes(
        'sonm_node_admission_transactions_total{action="admit"} 1',
      ) || undefined;
    expect(await waitFor("the count of admissions", told, 10)).to.equal(true);
    expect((await get(`${node.url}/rewards/${WORKER}`)).body, "its reports are not the test's").to.equal(null);
  });

  it("owes of a floor what a deal did not bring while it ran, by the times of its blocks", async () => {
    await createProgram({ mode: 1 });
    await attest(2, 0);
    await keep();
    await report(0);
    const first = newest!.data.rewards[0]!.gpuSeconds;
    const price = 2n * 10n ** 13n;
    const terms = await buy(price);
    const opened = await stage.now();
    await stage.pass(300);
    await (await stage.as("buyer").market.close(terms)).wait();
    const ran = BigInt((await stage.now()) - opened);
    await stage.pass(200);
    await report(450);
    const { gpuSeconds } = newest!.data.rewards[0]!;
    const owed = (900n * PROGRAM.usdPerGpuDay - ran * price * 86_400n) / PROGRAM.usdPerGpuDay;
    expect(ran >= 300n && owed > 600n, `${ran} s, ${owed} owed`).to.equal(true);
    expect(gpuSeconds - first).to.equal(Number(owed));
  });

  it("admits anew where cards changed, and never what the program has no room for", async () => {
    await createProgram({ maxGpus: 2 });
    await attest(3, 0);
    expect(await keep(), "three of at most two").to.deep.equal([]);
    await attest(2, 1);
    expect(await keep()).to.deep.equal(["admit"]);
    await attest(1, 2);
    expect(await keep()).to.deep.equal(["admit"]);
    expect((await contracts.programs.member(0, WORKER)).gpus).to.equal(1n);
    expect((await contracts.programs.state(0)).gpus).to.equal(1n);
  });

  it("stops counting an agent at the second at which a release makes it too old, and removes it a week later", async () => {
    const { releases, programs } = contracts;
    await createProgram();
    await attest(2, 0);
    await keep();
    await report(0);
    const before = newest!.data.rewards[0]!;
    const [agent, next] = [encodeName(RELEASE_AGENT), PROGRAM.minSoftwareVersion + 1];
    const from = (await stage.now()) + 300;
    const { interface: abi } = releases;
    const target = await releases.getAddress();
    await asDao(target, abi.encodeFunctionData("publish", [agent, next, id("0.4.26"), "https://sonm.example/0.4.26"]));
    await asDao(target, abi.encodeFunctionData("setMinimum", [agent, next, from]));
    // A clock that runs between blocks tells parts of a second.
    expect(await readAgentEnd(contracts, PROGRAM.minSoftwareVersion, from + 10.5)).to.deep.equal({
      lowest: next,
      from,
    });
    expect((await run("check", WORKER)).output, "ahead")
      .to.contain(`From ${dateOf(from)} on agents below version 0.4.26 earn nothing, and 0.4.25 is attested.`)
      .and.to.contain("pass  agent at least 0.4.25");

    await stage.pass(1_000);
    await report(5_000);
    const { gpuSeconds } = newest!.data.rewards[0]!;
    expect(gpuSeconds - before.gpuSeconds, "two cards until that second").to.equal(2 * (from - before.seenAt));
    await report(10_000);
    expect(newest!.data.rewards[0]!.gpuSeconds, "nothing after it").to.equal(gpuSeconds);
    expect((await run("check", WORKER)).output).to.contain("FAIL  agent at least 0.4.26: 0.4.25");

    await stage.pass(from + Number(REMOVAL_GRACE) - (await stage.now()) - 60);
    expect(await keep(), "its attestation is older than a week, its failing is not").to.deep.equal([]);
    await stage.pass(60);
    expect(await keep()).to.deep.equal(["removeUnqualified"]);
    expect((await programs.programOf(WORKER))[1]).to.equal(false);
  });

  it("removes a machine whose attestation ended a week ago", async () => {
    await createProgram();
    await attest(1, 0);
    await keep();
    const days = Number(await contracts.hardware.validDays());
    await stage.pass((days + 7) * 86_400 - 600);
    expect(await keep()).to.deep.equal([]);
    await stage.pass(1_200);
    expect(await keep()).to.deep.equal(["removeUnattested"]);
    expect((await contracts.programs.programOf(WORKER))[1]).to.equal(false);
  });

  it("counts supply and demand of a machine by class, and has them proved by anybody", async () => {
    const { balances, market } = contracts;
    await attest(2, 0);
    await report(100);
    expect(newest!.data.classes, "nothing but the first seconds of two cards").to.have.length(2);
    const [first, wider] = newest!.data.classes;
    expect([first, wider].map((one) => [one?.classId, one?.demanded, one?.fees])).to.deep.equal([
      [0, 0n, 0n],
      [2, 0n, 0n],
    ]);
    const since = newest!.data.asOf;
    const terms = await buy(10n ** 14n);
    const opened = await stage.now();
    await stage.pass(400);
    await (await stage.as("buyer").market.bill(terms)).wait();
    await report(100 + 350);
    const now = newest!.data.classes[0]!;
    expect(now.supplied - first!.supplied, "two cards, 350 s").to.equal(700n);
    const dealt = 2n * BigInt(newest!.data.asOf - Math.max(opened, since));
    expect(now.demanded).to.equal(dealt < 700n ? dealt : 700n);
    const bills = await market.queryFilter(market.filters.DealBilled());
    const fees = bills.reduce((sum, { args }) => sum + args.fee / 2n, 0n);
    expect(fees > 0n).to.equal(true);
    expect([now.fees, newest!.data.classes[1]!.fees], "half of it for each class").to.deep.equal([fees, fees]);

    const recorded = await run("record", "0", "--node", url);
    expect(recorded.code, recorded.output).to.equal(0);
    expect(recorded.output).to.contain(`${now.supplied} unit-seconds, ${now.demanded} of them in deals`);
    const latest = await balances.latest(0);
    expect([latest.asOf, latest.supplied, latest.demanded, latest.fees]).to.deep.equal([
      ...[BigInt(newest!.data.asOf), now.supplied, now.demanded, now.fees],
    ]);
    expect((await run("record", "0", "--node", url)).output).to.contain("is on chain already");
    expect((await run("record", "1", "--node", url)).output).to.contain("No report attests");
    expect((await run("steer", "0")).output).to.contain("under no mandate");
    const listed = (await run("classes")).output;
    expect(listed).to.contain("2080 Ti: proved until").and.to.contain("It is under no mandate.");
    expect(listed).to.contain("`rewards record 1` proves");
  });

  it("has the controller open a program where demand takes all supply", async () => {
    const { balances, programs } = contracts;
    const interval = Number(await balances.interval());
    await giveMandate();
    await attest(2, 0);
    await buy(10n ** 12n);
    let online = 0;
    const done: string[] = [];
    for (let round = 0; round < 12 && !done.includes("steer"); round += 1) {
      await stage.pass(interval);
      online += interval;
      await report(online);
      done.push(...(await keepBalances()));
      expect(await keepBalances(), "nothing is left to do").to.deep.equal([]);
    }
    const { supply, demand } = await balances.average(0, STEER_WINDOW * BigInt(interval));
    expect([supply > 0n, demand], "of all seven intervals").to.deep.equal([true, supply]);
    expect(done.at(-1) === "steer" || done.at(-2) === "steer").to.equal(true);
    const { maxGpus, classId } = await programs.terms((await programs.count()) - 1n);
    expect([classId, maxGpus > 0n]).to.deep.equal([0n, true]);
    const { code, output } = await run("classes");
    expect(code, output).to.equal(0);
    expect(output).to.contain("a ratio of 1.0 where 2 is aimed at").and.to.contain("It is under a mandate;");
    const early = await run("steer", "0");
    expect(
      [early.code, early.output.includes("The controller acted on class 0 a short while ago")],
      early.output,
    ).to.deep.equal([1, true]);
  });

  it("lists programs and holds a machine against them on the command line", async () => {
    expect((await run("programs")).output).to.equal("There is no reward program yet.\n");
    expect((await run("check", "--machine")).output).to.contain("No reward program runs now.");
    await createProgram();
    const { code, output } = await run("programs");
    expect(code, output).to.equal(0);
    expect(output).to.contain("2.0 USD a card and day").and.to.contain("0 of at most 10 cards are members");
    expect((await run("check", WORKER)).output).to.contain("was never attested");
    await attest(2, 0);
    const checked = await run("check", WORKER);
    expect(checked.output).to.contain("2080 Ti: yes.").and.to.contain("4.0 USD");
    expect((await run("check", "--machine")).output).to.contain("  FAIL  download at least 10 Mbit/s: not attested");
    const wrong = await run("show", "me");
    expect([wrong.code, wrong.output.includes('"me" is no address')]).to.deep.equal([2, true]);
    expect((await run("claim")).output).to.contain("<worker> is missing");
  });
});
