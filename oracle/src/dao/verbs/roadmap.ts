import { BASIS_POINTS } from "@sonm/protocol/generated/constants.ts";
import { parseDecimal, PERCENT_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { timeText } from "@sonm/protocol/proposals/timeText.ts";

import { addressSetting } from "../../config/commonSettings.ts";
import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { readEvents } from "../readEvents.ts";
import { sendCall } from "../sendCall.ts";
import { snmText } from "../snmText.ts";

/** `dao roadmap`: what is to be built, in the order in which holders want it, and one's own votes for it. */
export const roadmap: DaoVerb = {
  how: "roadmap list, roadmap support <feature>=<share>..., such as 1=60% 3=40% (none takes it back), or roadmap count <address>...",
  flags: ["from"],
  run: async (dao) => {
    const [task, ...words] = dao.words;
    if (task === "list" && words.length === 0) return ranking(dao);
    if (task === "support") return support(dao, words);
    if (task === "count" && words.length > 0) return count(dao, words);
    throw new UsageError([`Use: ${roadmap.how}.`]);
  },
};

async function ranking(dao: Dao): Promise<DaoAnswer> {
  const { roadmap: contract } = dao.contracts;
  const [{ featureIds, weights }, epoch, added] = await Promise.all([
    contract.ranking(),
    contract.currentEpoch(),
    readEvents(dao, "Roadmap", ["FeatureAdded"]),
  ]);
  const ends = await contract.epochStart(epoch + 1n);
  const features = await Promise.all(
    featureIds.map(async (featureId, index) => {
      const { title, estimate, contentHash } = await contract.featureOf(featureId);
      const uri = added.find(({ args }) => args["featureId"] === featureId)?.args["uri"] as string | undefined;
      return { featureId, title, estimate, contentHash, uri: uri ?? "", weight: weights[index] ?? 0n };
    }),
  );
  return {
    lines: [
      `Epoch ${epoch}, which ends ${timeText(ends)}. Votes are counted anew in each.`,
      ...features.map(
        ({ featureId, title, estimate, weight }, index) =>
          `${index + 1}. Feature ${featureId}: ${title}. Wanted by ${snmText(weight)}, estimated at ${snmText(estimate)}.`,
      ),
    ],
    data: { epoch, ends, features },
  };
}

async function support(dao: Dao, words: readonly string[]): Promise<DaoAnswer> {
  const shares = words.map(readShare).sort(([one], [other]) => (one < other ? -1 : 1));
  const sum = shares.reduce((total, [, share]) => total + share, 0n);
  if (sum > BASIS_POINTS) throw new ConfigError(["The shares are more than 100% together. Give less to one of them."]);
  const args = [shares.map(([featureId]) => featureId), shares.map(([, share]) => share)];
  const what = shares.length === 0 ? "take the votes for features back" : "divide the votes between features";
  const done =
    shares.length === 0 ? "The votes for features are taken back." : "The votes are divided so, in later epochs too.";
  return sendCall(dao, { what, contract: "Roadmap", function: "support", args }, done);
}

function readShare(word: string): [bigint, bigint] {
  const [, featureId, percent = ""] = /^(\d+)=(.*?)%?$/.exec(word) ?? [];
  const share = parseDecimal(percent, PERCENT_DIGITS);
  if (featureId === undefined || share === undefined || share === 0n) {
    throw new ConfigError([`"${word}" is no share of a feature. Give its number, = and a percentage, such as 1=60%.`]);
  }
  return [BigInt(featureId), share];
}

async function count(dao: Dao, words: readonly string[]): Promise<DaoAnswer> {
  const accounts = words.map((word) => {
    const account = addressSetting.safeParse(word);
    if (!account.success) throw new ConfigError([`"${word}" is no address.`]);
    return account.data;
  });
  const what = `count the votes of ${accounts.length} ${accounts.length === 1 ? "account" : "accounts"} for the roadmap`;
  return sendCall(
    dao,
    { what, contract: "Roadmap", function: "count", args: [accounts] },
    "They are counted in this epoch.",
  );
}
