import { id, parseEther, type BigNumberish, type Wallet } from "ethers";

import { chain } from "../helpers/chain.ts";
import { prepareDelegator } from "../helpers/delegations.ts";
import { deploySystemWith } from "../helpers/deploySystem.ts";
import type { System } from "../helpers/System.ts";

const { networkHelpers } = chain;

export const DAY = 86_400n;

/** A system whose roadmap has epochs of a day, and three holders who vote with 100, 200 and 300 SNM of their own. */
export interface RoadmapStage extends System {
  readonly system: System;
  readonly ann: Wallet;
  readonly ben: Wallet;
  readonly cho: Wallet;
}

/** A fixture: three features, at the start of the second epoch, so that the holders' votes count. */
export async function openRoadmap(): Promise<RoadmapStage> {
  const system = await deploySystemWith({ roadmapEpoch: DAY });
  const [ann, ben, cho] = [
    await prepareDelegator(system, "ann", parseEther("100")),
    await prepareDelegator(system, "ben", parseEther("200")),
    await prepareDelegator(system, "cho", parseEther("300")),
  ];
  for (const holder of [ann, ben, cho]) await system.token.connect(holder).delegate(holder);
  for (const title of ["Bridge", "Rendering", "Learning"]) await addFeature(system, title);
  await passEpoch(system);
  return { ...system, system, ann, ben, cho };
}

export async function addFeature({ dao, roadmap }: System, title: string, estimate: BigNumberish = parseEther("1000")) {
  return roadmap.connect(dao).addFeature(title, estimate, id(title), `https://sonm.example/${title}`);
}

/** Lets the next epoch begin. */
export async function passEpoch({ roadmap }: System): Promise<void> {
  await networkHelpers.time.increaseTo(await roadmap.epochStart((await roadmap.currentEpoch()) + 1n));
}
