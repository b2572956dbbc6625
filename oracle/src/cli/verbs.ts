import type { Role } from "./Role.ts";
import type { RoleVerb, Verb } from "./Verb.ts";
import { agent } from "./verbs/agent.ts";
import { bond } from "./verbs/bond.ts";
import { check } from "./verbs/check.ts";
import { classes } from "./verbs/classes.ts";
import { dao } from "./verbs/dao.ts";
import { deals } from "./verbs/deals.ts";
import { duty } from "./verbs/duty.ts";
import { keystore } from "./verbs/keystore.ts";
import { machine } from "./verbs/machine.ts";
import { maintenance } from "./verbs/maintenance.ts";
import { node } from "./verbs/node.ts";
import { orders } from "./verbs/orders.ts";
import { receipts } from "./verbs/receipts.ts";
import { register } from "./verbs/register.ts";
import { rewards } from "./verbs/rewards.ts";
import { signer } from "./verbs/signer.ts";
import { stake } from "./verbs/stake.ts";
import { submissions } from "./verbs/submissions.ts";
import { uptime } from "./verbs/uptime.ts";
import { verify } from "./verbs/verify.ts";

const of = (role: Role, verbs: readonly Verb[]): RoleVerb[] => verbs.map((one) => ({ ...one, role }));

/** Everything that `sonm` does, in the order of its help. */
export const VERBS: readonly RoleVerb[] = [
  ...of("buyer", [deals, orders]),
  ...of("supplier", [agent, machine, bond, rewards, receipts, maintenance]),
  ...of("operator", [node, register, signer, stake, duty, submissions]),
  ...of("holder", [dao]),
  ...of("anybody", [check, classes, uptime, verify, keystore]),
];
