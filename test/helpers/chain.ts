import { network } from "hardhat";

import { nestFixtures } from "./nestFixtures.ts";

/** The simulated chain that all contract tests share: a fixture is deployed once and its snapshot serves every file. */
export const chain = nestFixtures(await network.create());
