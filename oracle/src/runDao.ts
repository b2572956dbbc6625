import { connect } from "./chain/Connection.ts";
import type { Answer } from "./cli/Answer.ts";
import type { Call } from "./cli/Call.ts";
import type { chain } from "./cli/flags/chain.ts";
import type { payer } from "./cli/flags/payer.ts";
import { chainOf } from "./config/chainFlags.ts";
import { payerOf } from "./config/payerFlags.ts";
import type { Dao, DaoVerb } from "./dao/Dao.ts";
import { daoAddresses } from "./dao/daoAddresses.ts";
import { daoContractsOf } from "./dao/DaoContracts.ts";
import { actions } from "./dao/verbs/actions.ts";
import { brake } from "./dao/verbs/brake.ts";
import { delegate } from "./dao/verbs/delegate.ts";
import { delegates } from "./dao/verbs/delegates.ts";
import { list } from "./dao/verbs/list.ts";
import { propose } from "./dao/verbs/propose.ts";
import { charter, directory, releases } from "./dao/verbs/records.ts";
import { reports } from "./dao/verbs/reports.ts";
import { roadmap } from "./dao/verbs/roadmap.ts";
import { show } from "./dao/verbs/show.ts";
import { simulateVerb } from "./dao/verbs/simulateVerb.ts";
import { cancel, execute, queue, veto } from "./dao/verbs/steps.ts";
import { treasury } from "./dao/verbs/treasury.ts";
import { vote, voteBySignature } from "./dao/verbs/vote.ts";
import { works } from "./dao/verbs/works.ts";

/** What each does, by its name. */
export const DAO_VERBS: Readonly<Record<string, DaoVerb>> = {
  ...{ list, show, actions, propose, vote, queue, execute, cancel, veto, delegate, delegates, treasury, brake },
  ...{ roadmap, works, reports, releases, charter, directory },
  simulate: simulateVerb,
  "vote-by-signature": voteBySignature,
};

/**
 * What holders do with the DAO, without the page and without an index: `dao propose`, `dao vote`, `dao show` and others. With a key
 * it is sent; without one it is only shown, and tried for the account of --from.
 *
 * @param before words that lead from the name to what is done, such as `support` of `dao brake support`
 * @throws ConfigError with what is wrong with the words, the key or the chain, or why a contract refuses
 * @throws ChainError where a transaction fails that should not
 */
export async function runDao(
  name: string,
  before: readonly string[],
  { words, flags, environment, terminal }: Call<typeof chain & typeof payer>,
): Promise<Answer | undefined> {
  const wallet = payerOf("owner", flags, environment);
  const addresses = daoAddresses({ chainId: flags["chain-id"], networksFile: flags["networks-file"] });
  const connection = await connect(chainOf(flags));
  try {
    const dao: Dao = {
      ...{ flags, connection, addresses, wallet, terminal },
      words: [...before, ...words],
      contracts: daoContractsOf(addresses, connection.provider),
      chainId: connection.deployment.chainId,
      governor: addresses.SonmGovernor,
      now: (await connection.provider.header("latest")).timestamp,
    };
    return await DAO_VERBS[name]?.run(dao);
  } finally {
    connection.provider.destroy();
  }
}
