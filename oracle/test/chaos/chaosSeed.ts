import { randomInt } from "node:crypto";

import { readEnvironment } from "../../src/config/environmentConfig.ts";

const HIGHEST = 2 ** 31;

/** The seed of this run: SONM_CHAOS_SEED, or a new one, which tests name in their titles so that failures can be repeated. */
export const chaosSeed = (): number => Number(readEnvironment()["SONM_CHAOS_SEED"] ?? randomInt(HIGHEST));
