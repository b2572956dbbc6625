import { expect } from "chai";
import { parseEther, toQuantity, Wallet } from "ethers";
import { z } from "zod";

import { MIN_GUARANTEE } from "@sonm/protocol/generated/constants.ts";
import { localAccounts } from "@sonm/protocol/localAccounts.ts";

import { address, CliUser, hash, wei } from "../helpers/CliUser.ts";
import { NetworkUnderTest } from "./NetworkUnderTest.ts";
import { waitFor } from "./waitFor.ts";

const { buyer, supplier, worker } = localAccounts;

/** A class that any machine belongs to which has something to measure. */
const ANY_MACHINE = {
  ...{ code: "any-machine", label: "Any machine", architecture: 0, link: 0, minPhysicalCores: 0, minClockMHz: 0 },
  ...{ minMemoryBytes: 1n, minDiskBytes: 0n, minGpus: 0, maxGpus: 0, minGpuMemoryBytes: 0n, maxGpuMemoryBytes: 0n },
  ...{ gpuModels: [], minBenchmarks: [] },
};

/** Seconds that nodes and agent of a test need for what they do by themselves, on a machine that does other things. */
const PATIENCE = 120;

const tie = z.object({ worker: address, master: address });
const machines = z.object({
  machines: z.array(z.object({ worker: address, measuredAt: z.int(), ledger: wei })),
});
const offers = z.object({
  offers: z.array(z.object({ id: hash, pricePerHour: wei, attested: z.object({ measuredAt: z.int() }) })),
});
const rewards = z.object({
  program: z.int().nullable(),
  earned: z.array(z.object({ programId: z.int(), gpuSeconds: z.int(), payable: wei })),
});
const account = z.object({ ledger: wei, wallet: wei });

describe("the story of a supplier, by sonm alone", function () {
  this.timeout(400_000);
  // Nothing of a story can be done twice.
  this.retries(0);

  let network: NetworkUnderTest;
  const rpcUrl = (): string => network.rpcUrl;
  const carol = new CliUser({ SONM_KEY: supplier.privateKey }, rpcUrl);
  const tenant = new CliUser({ SONM_KEY: buyer.privateKey }, rpcUrl);
  const cold = Wallet.createRandom().address;

  before(async () => {
    network = await NetworkUnderTest.start();
    await openProgram();
    const often = { SONM_NODE_ADMISSION_SECONDS: "1" };
    await Promise.all([0, 1].map((index) => network.startNode(index, undefined, often)));
    // The agent has the worker's key alone: the supplier confirms it with a key that is elsewhere.
    await network.startAgent({ SONM_MASTER_KEY: "" });
  });
  after(() => network?.stop());

  /** As the DAO, whose account anvil lends: a program that takes any machine. */
  const openProgram = async (): Promise<void> => {
    const { classes, programs, snm } = network.as("holder");
    const classId = await classes.count();
    await asDao(await classes.getAddress(), classes.interface.encodeFunctionData("add", [ANY_MACHINE]));
    await (await snm.transfer(await programs.getAddress(), parseEther("100000"))).wait();
    const start = (await network.provider.getBlock("latest"))?.timestamp ?? 0;
    const guaranteedUntil = start + Number(MIN_GUARANTEE) + 60;
    const terms = {
      ...{ classId, mode: 0, minSoftwareVersion: 0, usdPerGpuDay: parseEther("2"), start, maxGpus: 10 },
      ...{ reserveMargin: 12_500, guaranteedUntil, end: guaranteedUntil + 864_000 },
    };
    const data = programs.interface.encodeFunctionData("create", [terms, parseEther("100000")]);
    await asDao(await programs.getAddress(), data);
  };

  const asDao = async (to: string, data: string): Promise<void> => {
    const dao = await network.as("holder").programs.dao();
    await network.provider.send("anvil_setBalance", [dao, toQuantity(parseEther("10"))]);
    await network.provider.send("anvil_impersonateAccount", [dao]);
    const sent = (await network.provider.send("eth_sendTransaction", [{ from: dao, to, data }])) as string;
    expect((await network.provider.waitForTransaction(sent))?.status).to.equal(1);
  };

  it("registers a machine, sees it attested, sells it, watches it earn and claims", async () => {
    // The machine is the supplier's once both say so.
    const here = ["--agent", network.agentUrl];
    expect((await carol.told(machines, "machines")).machines).to.deep.equal([]);
    const tied = await waitFor("the worker's consent", () => carol.told(tie, "confirm", worker.address, ...here), 30);
    expect(tied.master).to.equal(supplier.address);
    // Once is enough, whether the agent knows it already or the chain says so.
    await carol.refused("confirm", worker.address, ...here);

    // The masternodes measure it, and it is attested.
    const attested = await waitFor(
      "the attestation",
      async () => {
        const [machine] = (await carol.told(machines, "machines")).machines;
        return machine !== undefined && machine.measuredAt > 0 ? machine : undefined;
      },
      PATIENCE,
    );
    expect(attested.worker).to.equal(worker.address);
    expect(await carol.said("machine", worker.address)).to.contain("this node vouches for the machine");
    expect(await carol.said("classes", worker.address)).to.contain("any-machine");
    expect(await carol.said("rewards", "check", worker.address)).to.contain("Any machine: yes.");

    // Its agent sells it, and somebody rents it.
    const offered = await waitFor(
      "an ask of the attested machine",
      async () =>
        (await carol.told(offers, "market", "--hours", "1")).offers.find((one) => one.attested.measuredAt > 0),
      PATIENCE,
    );
    await tenant.said("account", "deposit", "50");
    const { deal } = await tenant.told(z.object({ deal: hash }), "buy", offered.id, "--hours", "1");
    expect(await carol.said("deals", "--account", worker.address)).to.contain(deal.slice(0, 10));

    // What it earns: in a program, which took it by itself, and by the deal.
    const earned = await waitFor(
      "a reward that can be claimed",
      async () => {
        const found = await carol.told(rewards, "rewards", "show", worker.address);
        return found.earned.some(({ payable }) => BigInt(payable) > 0n) ? found : undefined;
      },
      PATIENCE,
    );
    expect(earned.program).to.equal(earned.earned[0]?.programId);
    const before = await carol.told(account, "account", "show");
    const claimed = await carol.told(
      z.object({ claimed: z.array(z.object({ worker: address, amount: wei })) }),
      "rewards",
      "claim",
      worker.address,
    );
    expect(claimed.claimed.map((one) => one.worker.toLowerCase())).to.deep.equal([worker.address.toLowerCase()]);
    expect(await carol.told(z.object({ closed: z.literal(false) }), "deals", "bill", deal)).to.not.equal(undefined);
    const after = await carol.told(account, "account", "show");
    expect(BigInt(after.ledger) > BigInt(before.ledger)).to.equal(true);
    await carol.told(z.object({ left: z.int() }), "rewards", "leave", worker.address);
    expect((await carol.told(rewards, "rewards", "show", worker.address)).program).to.equal(null);

    // The money leaves for a cold wallet, as often as there is enough.
    await carol.told(
      z.object({ payout: z.object({ target: z.literal(cold) }) }),
      "account",
      "payout",
      cold,
      "0.000001",
    );
    await tenant.said("account", "pay", supplier.address);
    const { snm } = network.as("buyer");
    expect((await snm.balanceOf(cold)) >= BigInt(after.ledger)).to.equal(true);
    await carol.told(z.object({ payout: z.null() }), "account", "payout", "none");
    expect(await carol.refused("account", "withdraw", "all")).to.contain("has nothing in the market");
    await carol.told(z.object({ master: z.null() }), "dismiss", worker.address);
  });
});
