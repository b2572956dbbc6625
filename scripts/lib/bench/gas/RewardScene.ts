import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { hexlify, randomBytes, type BaseWallet } from "ethers";

import { RewardMode } from "@sonm/protocol/generated/enums.ts";

import { decide } from "./decide.ts";
import { interfaces, type GasWorld } from "./GasWorld.ts";
import type { HardwareScene } from "./HardwareScene.ts";
import { MarketScene } from "./MarketScene.ts";
import { proveLeaf, type ReportScene } from "./ReportScene.ts";

const { programs, teamPool } = interfaces;

const SNM = 10n ** 18n;
const BUDGET = 10_000_000n * SNM;
const DAY = 86_400;
const HOUR = 3_600;
/** Machines of one master in one claim. */
const BATCH = 20;
/** That a report takes when every seat is taken. */
const SIGNATURES = 21;
/** Leaves of the part of the tree that holds theirs: 5 of the 17 levels. */
const PART = 32;

/** What the measurement of rewards finds, by operation. */
export interface RewardGas {
  readonly "reward.admit": number;
  readonly "reward.claim": number;
  readonly "reward.claim.year": number;
  readonly "reward.claim.batch20": number;
}

/** What a machine has earned, before a report attests it. */
interface Reward {
  readonly programId: number;
  readonly worker: string;
  readonly asOf: number;
  readonly gpuSeconds: bigint;
}

/** A reward program of a year, and one master's machines in it. */
export class RewardScene {
  readonly #world: GasWorld;
  readonly #reports: ReportScene;
  readonly #hardware: HardwareScene;
  readonly #earned = new Map<string, bigint>();

  constructor(world: GasWorld, reports: ReportScene, hardware: HardwareScene) {
    this.#world = world;
    this.#reports = reports;
    this.#hardware = hardware;
  }

  /** Each operation once. The master has a balance, and each machine was paid before. */
  async measure(): Promise<RewardGas> {
    const { chain, newWallet } = this.#world;
    await this.#open();
    const master = await newWallet();
    const workers = await Promise.all(Array.from({ length: BATCH }, () => newWallet()));
    const [worker] = workers;
    if (worker === undefined) throw new Error("The scene lacks a machine.");
    const market = new MarketScene(this.#world);
    let admit = 0;
    for (const each of workers) {
      await market.confirmWorker(master, each);
      admit = await this.#admit(each);
    }
    chain.pass(DAY);
    for (const each of workers) await this.#claim(each, HOUR);
    chain.pass(HOUR);
    const claim = await this.#claim(worker, HOUR);
    chain.pass(HOUR);
    const batch = await this.#claimAll(workers, HOUR);
    chain.pass(300 * DAY);
    const year = await this.#claim(worker, 300 * DAY);
    return {
      ...{ "reward.admit": admit, "reward.claim": claim },
      ...{ "reward.claim.year": year, "reward.claim.batch20": Math.ceil(batch / BATCH) },
    };
  }

  /** As the DAO does it: names the contract of the programs, funds it, and opens one. */
  async #open(): Promise<void> {
    const { chain, addresses } = this.#world;
    const start = chain.now;
    const terms = {
      ...{ classId: 0, mode: RewardMode.OnTop, usdPerGpuDay: 2n * SNM, start },
      ...{ guaranteedUntil: start + 90 * DAY, end: start + 365 * DAY },
      ...{ minSoftwareVersion: 0, maxGpus: 5_000, reserveMargin: 15_000 },
    };
    await decide(this.#world, [
      ["TeamPool", teamPool.encodeFunctionData("setPrograms", [addresses.RewardPrograms])],
      ["TeamPool", teamPool.encodeFunctionData("fundPrograms", [BUDGET])],
      ["RewardPrograms", programs.encodeFunctionData("create", [terms, BUDGET])],
    ]);
  }

  async #admit(worker: BaseWallet): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    const { machine } = await this.#hardware.attest(worker, deployer, SIGNATURES);
    const data = programs.encodeFunctionData("admit", [0, machine]);
    return (await chain.send(deployer, addresses.RewardPrograms, data)).gas;
  }

  /** Has more seconds attested in a tree of 131,072 leaves, and claims them. */
  async #claim(worker: BaseWallet, seconds: number): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    const reward = this.#earn(worker, seconds);
    const { proof, root } = proveLeaf(await this.#leafOf(reward));
    await this.#reports.report(SIGNATURES, root);
    const claim = { ...reward, sequence: await this.#reports.sequence(), proof };
    const data = programs.encodeFunctionData("claim", [claim]);
    return (await chain.send(deployer, addresses.RewardPrograms, data)).gas;
  }

  /** The same for many machines, whose leaves are in one part of the tree. */
  async #claimAll(workers: readonly BaseWallet[], seconds: number): Promise<number> {
    const { chain, addresses, deployer } = this.#world;
    const rewards = workers.map((worker) => this.#earn(worker, seconds));
    const leaves = await Promise.all(rewards.map((reward) => this.#leafOf(reward)));
    const others = Array.from({ length: PART - leaves.length }, () => hexlify(randomBytes(32)));
    const part = SimpleMerkleTree.of([...leaves, ...others]);
    const { proof: above, root } = proveLeaf(part.root, Math.log2(PART));
    await this.#reports.report(SIGNATURES, root);
    const sequence = await this.#reports.sequence();
    const claims = rewards.map((reward, index) => ({
      ...{ ...reward, sequence },
      proof: [...part.getProof(leaves[index] ?? ""), ...above],
    }));
    const data = programs.encodeFunctionData("claimMany", [claims]);
    return (await chain.send(deployer, addresses.RewardPrograms, data)).gas;
  }

  #earn(worker: BaseWallet, seconds: number): Reward {
    const gpuSeconds = (this.#earned.get(worker.address) ?? 0n) + BigInt(seconds);
    this.#earned.set(worker.address, gpuSeconds);
    return { programId: 0, worker: worker.address, asOf: this.#world.chain.now, gpuSeconds };
  }

  async #leafOf(reward: Reward): Promise<string> {
    const { chain, addresses } = this.#world;
    const { programId, worker, asOf, gpuSeconds } = reward;
    return chain.call(
      addresses.RewardPrograms,
      programs.encodeFunctionData("leafOf", [programId, worker, asOf, gpuSeconds]),
    );
  }
}
