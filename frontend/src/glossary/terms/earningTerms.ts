import { term } from "../GlossaryTerm.ts";

/** Words of stake, rewards and dividends. */
export const earningTerms = {
  commission: term("Commission", "The share of what delegated stake earns that the masternode’s operator keeps."),
  controller: term(
    "Controller",
    "A contract that opens and enlarges reward programs where machines of a class are short. It spends no more than the DAO granted, and less than the class’s own fees.",
    "/rewards",
  ),
  delegation: term("Delegation", "Stake in somebody else’s masternode, or a vote handed to somebody else."),
  demand: term("Demand", "Of the machines of a class, those that are in a deal.", "/rewards"),
  dividend: term(
    "Dividend",
    "The holders’ part of the market’s fees, shared between those who lock SNM, by how much they lock.",
    "/dividends",
  ),
  duty: term("Duty", "What a masternode earns for its work, as reports prove it.", "/masternodes"),
  floor: term("Floor", "A program that tops up what deals bring: it pays as far as they bring less than its reward."),
  gpuSecond: term(
    "GPU-second",
    "One second of one unit in a program: attested, online and up to date. Rewards are counted in them.",
  ),
  grant: term(
    "Grant",
    "SNM a day that the DAO lets the controller spend on a class. What is not spent adds up for a while.",
  ),
  guarantee: term("Guarantee", "Until when the SNM for a member’s reward are set aside, whatever others earn."),
  jail: term(
    "Jail",
    "A time in which a masternode has no seat and earns nothing, after a proved fault or by the DAO’s decision.",
  ),
  lock: term(
    "Lock",
    "To put SNM where they earn dividends. They keep their vote, can’t be slashed and come out at any time.",
    "/dividends",
  ),
  member: term(
    "Member",
    "A machine that a reward program has admitted. It earns for each second in which it is attested, online and up to date.",
  ),
  onTop: term("On top", "A program that pays its reward in full, whatever deals bring besides."),
  program: term("Reward program", "Money of the DAO for machines of a class that are attested and online.", "/rewards"),
  reserved: term(
    "Reserved",
    "The part of a program’s budget that is set aside for its members until their guarantee ends.",
  ),
  runway: term("Runway", "For how long the money lasts if it goes on as it does now."),
  shares: term(
    "Shares",
    "How a masternode’s pool is divided: whoever stakes gets shares of it, as many as the pool’s worth then gives.",
  ),
  shareValue: term(
    "Worth of a share",
    "SNM in a masternode’s pool for one share of it. Rewards raise it, and a slash lowers it for all who have shares.",
  ),
  slash: term("Slash", "Taking a part of a masternode’s bond and stake, for a proved fault or by the DAO’s decision."),
  stake: term(
    "Stake",
    "SNM bound to a masternode. They earn a part of what it earns, and answer for its faults.",
    "/masternodes",
  ),
  subsidy: term(
    "Subsidy",
    "SNM of the team’s pool that masternodes get by the second, less each year, until fees carry them.",
    "/dividends",
  ),
  supply: term("Supply", "Machines of a class that are attested and online.", "/rewards"),
  unbonding: term(
    "Unbonding",
    "The time that stake waits on its way out of a masternode. It earns nothing then, and can still be slashed.",
  ),
  unit: term("Unit", "What a program pays for: a graphics card, or the whole machine where its class demands no card."),
  yield: term(
    "Yield",
    "What locked SNM earned in the past, as a share of it for a year. Nobody promises that it stays so.",
  ),
} as const;
