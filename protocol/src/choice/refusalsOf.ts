import { MAX_DEAL_DURATION } from "../generated/constants.ts";
import { Rule, Side } from "../generated/enums.ts";
import { ZERO_ADDRESS } from "../order.ts";
import type { ChoiceOffer } from "./ChoiceOffer.ts";
import type { Limits } from "./Limits.ts";

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Which of the market's rules keep the buyer from taking an ask, as far as they can be told without the chain: for the
 * rest, which is whether it was taken or cancelled meanwhile, the market is asked before anything is signed.
 */
export function refusalsOf({ ask, master }: ChoiceOffer, limits: Limits): readonly Rule[] {
  const { now, buyer, avoided, listers } = limits;
  const broken: Rule[] = [];
  if (ask.side !== Side.Ask) broken.push(Rule.Sides);
  if (ask.price === 0n) broken.push(Rule.Price);
  if (BigInt(ask.duration) > MAX_DEAL_DURATION) broken.push(Rule.Duration);
  if (ask.validUntil < now) broken.push(Rule.Expired);
  if (ask.counterparty !== ZERO_ADDRESS && (buyer === undefined || !same(ask.counterparty, buyer.master)))
    broken.push(Rule.Counterparty);
  if (buyer !== undefined && ask.identityLevel > 1 && buyer.level < ask.identityLevel) broken.push(Rule.IdentityLevel);
  if ([ask.author, master].some((party) => avoided.has(party.toLowerCase()))) broken.push(Rule.Blacklist);
  else if (ask.blacklist !== ZERO_ADDRESS && listers.has(ask.blacklist.toLowerCase())) broken.push(Rule.Blacklist);
  if (buyer !== undefined && [ask.author, master].some((party) => same(party, buyer.address)))
    broken.push(Rule.SelfDeal);
  return broken;
}
