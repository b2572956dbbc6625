import type { Role } from "./Role.ts";
import type { RoleVerb, Verb } from "./Verb.ts";
import { account } from "./verbs/account.ts";
import { blacklist } from "./verbs/blacklist.ts";
import { buy } from "./verbs/buy.ts";
import { market } from "./verbs/market.ts";
import { profile } from "./verbs/profile.ts";
import { commission } from "./verbs/commission.ts";
import { completion } from "./verbs/completion.ts";
import { dividends, lock, swap, unlock } from "./verbs/holding.ts";
import { confirm, dismiss, machines } from "./verbs/workers.ts";
import { status, whoami } from "./verbs/status.ts";
import { agent } from "./verbs/agent.ts";
import { bond } from "./verbs/bond.ts";
import { check } from "./verbs/check.ts";
import { choice } from "./verbs/choice.ts";
import { classes } from "./verbs/classes.ts";
import { dao, delegate, vote } from "./verbs/dao.ts";
import { deals } from "./verbs/deals.ts";
import { duty } from "./verbs/duty.ts";
import { find } from "./verbs/find.ts";
import { keystore } from "./verbs/keystore.ts";
import { machine } from "./verbs/machine.ts";
import { masternode } from "./verbs/masternode.ts";
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
  ...of("buyer", [market, find, buy, deals, orders, account, blacklist, profile]),
  ...of("supplier", [agent, machines, confirm, dismiss, machine, bond, rewards, receipts, maintenance, choice]),
  ...of("operator", [node, register, masternode, signer, stake, commission, duty, submissions]),
  ...of("holder", [swap, lock, unlock, dividends, vote, delegate, dao]),
  ...of("anybody", [status, whoami, check, classes, uptime, verify, keystore, completion]),
];
