import { z } from "zod";

import { machineObservationSchema } from "../../lib/machineSchemas.ts";
import { wire } from "../../lib/wire.ts";
import { classTotalSchema, type ClassTotal } from "./ClassTotal.ts";
import { dutyTotalSchema, type DutyTotal } from "./DutyTotal.ts";
import { observedMachineSchema } from "./ObservedMachine.ts";
import { rewardTotalSchema, type RewardTotal } from "./RewardTotal.ts";
import { uptimeSchema } from "./Uptime.ts";

const common = {
  chainId: wire.uint40,
  reports: wire.address,
  epoch: wire.uint64,
  setId: wire.uint32,
  /** SNM wei per USD. */
  rate: wire.uint80,
  /** Whose observations it was computed from, ascending by signer, with the hash of each. */
  observations: z.array(z.strictObject({ signer: wire.address, hash: wire.bytes32 })),
};

/** Ascending by worker. Of whose machine each is, older reports say nothing. */
const olderMachines = z
  .array(machineObservationSchema)
  .transform((machines) => machines.map((machine) => ({ ...machine, master: null })));

const uptimes = {
  /** Unix seconds of the epoch's end. */
  asOf: wire.uint40,
  /** Ascending by worker. */
  uptimes: z.array(uptimeSchema),
};

/** Older reports say nothing of supply and demand by class, */
const noClasses = { classes: [] as ClassTotal[] };

/** still older ones nothing of what machines earned in reward programs, */
const noRewards = { rewards: [] as RewardTotal[], ...noClasses };

/** and the oldest nothing of what masternodes earned. */
const noDuties = { duties: [] as DutyTotal[], ...noRewards };

/** Reports before uptimes were attested. */
const first = z
  .strictObject({ version: z.literal(1), ...common, machines: olderMachines })
  .transform((data) => ({ ...data, asOf: 0, uptimes: [] as z.infer<typeof uptimeSchema>[], ...noDuties }));

/** Reports before masters were attested. */
const second = z
  .strictObject({ version: z.literal(2), ...common, ...uptimes, machines: olderMachines })
  .transform((data) => ({ ...data, ...noDuties }));

/** Ascending by worker, with the master of each. */
const machines = z.array(observedMachineSchema);

/** Reports before duty was attested. */
const third = z
  .strictObject({ version: z.literal(3), ...common, ...uptimes, machines })
  .transform((data) => ({ ...data, ...noDuties }));

/** Ascending by owner. */
const duties = z.array(dutyTotalSchema);

/** Reports before rewards were attested. */
const fourth = z
  .strictObject({ version: z.literal(4), ...common, ...uptimes, machines, duties })
  .transform((data) => ({ ...data, ...noRewards }));

/** Ascending by program and worker. */
const rewards = z.array(rewardTotalSchema);

/** Reports before supply and demand were attested. */
const fifth = z
  .strictObject({ version: z.literal(5), ...common, ...uptimes, machines, duties, rewards })
  .transform((data) => ({ ...data, ...noClasses }));

const sixth = z.strictObject({
  version: z.literal(6),
  ...common,
  ...uptimes,
  machines,
  duties,
  rewards,
  /** Ascending by class. */
  classes: z.array(classTotalSchema),
});

/**
 * Everything that a report attests, as it is published. The keccak-256 of its canonical JSON text is the report's
 * `dataHash`; its machines, uptimes, duties, rewards and classes, with a header leaf, are the leaves of the report's tree.
 */
export const leafDataSchema = z.union([sixth, fifth, fourth, third, second, first]);

export type LeafData = z.infer<typeof leafDataSchema>;

/** The leaf data that these rules make. */
export type CurrentLeafData = z.infer<typeof sixth>;
