import { network } from "hardhat";

/** The simulated chain that all contract tests share: a fixture is deployed once and its snapshot serves every file. */
export const chain = await network.create();
