import { readFileSync } from "node:fs";

import { z } from "zod";

import { encodeProposal } from "@sonm/protocol/proposals/encodeProposal.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import { ProposalFieldError } from "@sonm/protocol/proposals/ProposalFieldError.ts";
import { writeDescription } from "@sonm/protocol/proposals/writeDescription.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import { errorText } from "../../lib/errorText.ts";
import type { Hex } from "../../lib/Hex.ts";
import { callCodec } from "../callCodec.ts";
import type { Dao } from "../Dao.ts";

/** What is to be proposed. The title can be missing where nothing is sent. */
export interface Draft {
  readonly calls: readonly ProposalCall[];
  readonly title: string | undefined;
  readonly body: string;
  readonly discussion: string | undefined;
}

const fileSchema = z.strictObject({
  title: z.string().optional(),
  body: z.string().optional(),
  discussion: z.string().optional(),
  actions: z
    .array(
      z.strictObject({
        action: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    )
    .min(1, "needs at least one action"),
});

/**
 * A proposal from --file, or from --action with --set for each value; --title, --body-file and --discussion count before those of a file.
 *
 * @throws ConfigError with what is missing or does not fit, and what to give instead
 */
export function readDraft(dao: Dao): Draft {
  const { flags } = dao;
  const file = flags.file === undefined ? undefined : readFile(flags.file);
  if ((file === undefined) === (flags.action === undefined)) {
    throw new ConfigError([
      "Say what to propose: one action by --action <id> with --set <name>=<value> for each value, or --file <proposal.json>. " +
        "`dao actions` lists what there is.",
    ]);
  }
  const actions = file?.actions ?? [{ action: flags.action ?? "", values: readSets(flags.set ?? []) }];
  return {
    calls: actions.flatMap(({ action, values }) => callsOf(dao, action, values)),
    title: flags.title ?? file?.title,
    body: flags["body-file"] === undefined ? (file?.body ?? "") : readText(flags["body-file"]),
    discussion: flags.discussion ?? file?.discussion,
  };
}

/** The description of a draft, which its proposer alone can use. @throws ConfigError where the title or the link does not fit */
export function describeDraft({ title = "", body, discussion }: Draft, proposer: Hex | undefined): string {
  return inWords(() =>
    writeDescription({
      title,
      body,
      ...(discussion !== undefined && { discussion }),
      ...(proposer !== undefined && { proposer }),
    }),
  );
}

function callsOf(
  { addresses }: Dao,
  id: string,
  values: Readonly<Record<string, string | number | boolean>>,
): readonly ProposalCall[] {
  const action = proposalActions.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (action === undefined) throw new ConfigError([`There is no action "${id}". \`dao actions\` lists what there is.`]);
  const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return inWords(() => encodeProposal(action, texts, addresses, callCodec));
}

function inWords<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof ProposalFieldError) throw new ConfigError([error.message]);
    throw error;
  }
}

function readSets(sets: readonly string[]): Record<string, string> {
  const pairs = sets.map((set): [string, string] => {
    const at = set.indexOf("=");
    if (at < 1) throw new ConfigError([`--set ${set}: give a name, = and a value, such as fee=1.5%.`]);
    return [set.slice(0, at), set.slice(at + 1)];
  });
  const names = pairs.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new ConfigError([`--set ${twice} is given twice. Give it once.`]);
  return Object.fromEntries(pairs);
}

function readFile(file: string): z.output<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readText(file)));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([
      `${file} holds no proposal: ${errorText(error)}. Write {"title": ..., "body": ..., "actions": [{"action": "Market.setFee", ` +
        `"values": {"fee": "1.5%"}}]}.`,
    ]);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError([`${file} can't be read: ${errorText(error)}.`]);
  }
}
