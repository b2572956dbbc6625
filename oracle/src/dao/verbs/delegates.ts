import { ZeroAddress } from "ethers";

import { VOTES_ELSEWHERE } from "@sonm/protocol/generated/constants.ts";

import { addressSetting } from "../../config/commonSettings.ts";
import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { Dao, DaoVerb } from "../Dao.ts";
import { readEvents } from "../readEvents.ts";
import { snmText } from "../snmText.ts";

/** Who votes for others, or for itself. `delegators`: by wallet and by lock; `cast`: votes on proposals so far. */
interface Delegate {
  readonly account: string;
  readonly votes: bigint;
  readonly delegators: number;
  readonly cast: number;
}

/** `dao delegates`: everybody whom somebody delegates to, with votes now; `dao delegates <address>`: one account by the place of its votes. */
export const delegates: DaoVerb = {
  how: "delegates [<address>]",
  flags: [],
  run: async (dao) => {
    const [word, ...others] = dao.words;
    if (others.length > 0) throw new UsageError([`Use: ${delegates.how}.`]);
    if (word !== undefined) return ofAccount(dao, word);
    const found = await readDelegates(dao);
    return {
      lines:
        found.length === 0
          ? ["Nobody has delegated yet. SNM in a wallet votes once its holder delegates, to itself too."]
          : found.map(
              ({ account, votes, delegators, cast }) =>
                `${account}: ${snmText(votes)} of votes, from ${delegators} ${delegators === 1 ? "account" : "accounts"}; voted on ` +
                `${cast} ${cast === 1 ? "proposal" : "proposals"}.`,
            ),
      data: found,
    };
  },
};

async function readDelegates(dao: Dao): Promise<readonly Delegate[]> {
  const [wallets, locks, votes] = await Promise.all([
    readEvents(dao, "SNM", ["DelegateChanged"]),
    readEvents(dao, "Dividends", ["DelegateChanged"]),
    readEvents(dao, "SonmGovernor", ["VoteCast", "VoteCastWithParams"]),
  ]);
  const chosen = [wallets, locks].map(
    (events) => new Map(events.map(({ args }) => [args["delegator"] as string, args["toDelegate"] as string])),
  );
  const counts = new Map<string, number>();
  // Below are nobody, and what contracts delegate to that count their SNM themselves.
  for (const choices of chosen) {
    for (const account of choices.values())
      if (BigInt(account) > VOTES_ELSEWHERE) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  const found = await Promise.all(
    [...counts].map(async ([account, delegators]) => ({
      account,
      votes: await dao.contracts.governor.getVotes(account, BigInt(dao.now) - 1n),
      delegators,
      cast: votes.filter(({ args }) => args["voter"] === account).length,
    })),
  );
  return found.sort((one, other) => (one.votes < other.votes ? 1 : one.votes > other.votes ? -1 : 0));
}

async function ofAccount({ contracts: { snm, dividends, masternodes }, now }: Dao, word: string) {
  const account = addressSetting.safeParse(word);
  if (!account.success) throw new ConfigError([`"${word}" is no address. Use: ${delegates.how}.`]);
  const before = BigInt(now) - 1n;
  const [wallet, locked, staked, wallets, locks] = await Promise.all([
    snm.getPastVotes(account.data, before),
    dividends.getPastVotes(account.data, before),
    masternodes.getPastVotes(account.data, before),
    snm.delegates(account.data),
    dividends.delegates(account.data),
  ]);
  const who = (delegate: string): string => (delegate === ZeroAddress ? "nobody" : delegate);
  return {
    lines: [
      `${account.data} has ${snmText(wallet + locked + staked)} of votes: ${snmText(wallet)} from wallets, ${snmText(locked)} that are locked, ` +
        `${snmText(staked)} that are staked.`,
      `Its own wallet's SNM votes by ${who(wallets)}, what it has locked by ${who(locks)}.`,
    ],
    data: { account: account.data, wallet, locked, staked, delegates: { wallet: wallets, locked: locks } },
  };
}
