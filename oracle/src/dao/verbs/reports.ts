import { MaxUint256 } from "ethers";

import { decodeName, encodeName } from "@sonm/protocol/hardware.ts";
import { decimalText, parseDecimal, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";
import { ZERO_ADDRESS } from "@sonm/protocol/order.ts";

import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import { contentHashOf, hashOfFile } from "../contentFile.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { readEvents } from "../readEvents.ts";
import { sendCall } from "../sendCall.ts";
import { snmText } from "../snmText.ts";

/** `dao reports`: who owes the DAO reports and which were filed; files one; holds a file against its hash. */
export const reports: DaoVerb = {
  how:
    "reports list, reports file <kind> --file <report> --uri <where it is> [--spent <SNM>] (without it, what the chain says was spent), " +
    "or reports check <number> <file>",
  flags: ["file", "hash", "uri", "spent", "from"],
  run: async (dao) => {
    const [task, first, second, ...others] = dao.words;
    if (task === "list" && first === undefined) return list(dao);
    if (task === "file" && first !== undefined && second === undefined) return file(dao, first);
    if (task === "check" && first !== undefined && second !== undefined && others.length === 0)
      return check(dao, first, second);
    throw new UsageError([`Use: ${reports.how}.`]);
  },
};

async function list(dao: Dao): Promise<DaoAnswer> {
  const { registry } = dao.contracts;
  const kinds = await Promise.all(
    (await registry.kinds()).map(async (kind) => {
      const [{ author, period, grace, next }, due] = await Promise.all([registry.kindOf(kind), registry.dueAt(kind)]);
      return { kind: decodeName(kind), author, period, grace, next, due };
    }),
  );
  const voided = new Set(
    (await readEvents(dao, "ReportRegistry", ["ReportDeclaredVoid"])).map(({ args }) => args["reportId"] as bigint),
  );
  const filed = (await readEvents(dao, "ReportRegistry", ["ReportFiled"])).map(({ args }) => ({
    reportId: args["reportId"] as bigint,
    kind: decodeName(args["kind"] as string),
    author: args["author"] as string,
    from: args["from"] as bigint,
    until: args["until"] as bigint,
    spent: args["spent"] as bigint,
    contentHash: args["contentHash"] as string,
    uri: args["uri"] as string,
    voided: voided.has(args["reportId"] as bigint),
  }));
  const now = BigInt(dao.now);
  return {
    lines: [
      ...(kinds.length === 0 ? ["Nobody owes a report."] : []),
      ...kinds.map(({ kind, author, period, due }) =>
        author === ZERO_ADDRESS
          ? `“${kind}”: nobody owes it any more.`
          : `“${kind}”: ${author} files it every ${durationText(period)}. The next is due ${timeText(due)}${due < now ? ", and overdue" : ""}.`,
      ),
      ...filed.map(
        (one) =>
          `Report ${one.reportId}, “${one.kind}” from ${timeText(one.from)} until ${timeText(one.until)}: ${snmText(one.spent)} spent, ` +
          `${one.uri}${one.voided ? ". It was declared void." : ""}`,
      ),
    ],
    data: { kinds, filed },
  };
}

async function file(dao: Dao, name: string): Promise<DaoAnswer> {
  const { registry } = dao.contracts;
  const { uri, spent: told } = dao.flags;
  const contentHash = contentHashOf(dao.flags, "the report");
  if (uri === undefined) throw new ConfigError(["Say where everybody finds the report, by --uri."]);
  const kind = encodeName(name);
  const { author, period, next } = await registry.kindOf(kind);
  if (author === ZERO_ADDRESS)
    throw new ConfigError([`Nobody owes reports of the kind “${name}”. See \`dao reports list\`.`]);
  const until = next + period;
  if (until > BigInt(dao.now))
    throw new ConfigError([`The period of the next report ends on ${timeText(until)}. File it then.`]);
  const truth = await registry.spentBetween(next, until);
  const spent = told === undefined ? truth : parseDecimal(told, WAD_DIGITS);
  if (spent === undefined) throw new ConfigError([`--spent ${told} is no amount of SNM, such as 1,000.5.`]);
  const what = `file the report “${name}” from ${timeText(next)} until ${timeText(until)} with ${decimalText(spent, WAD_DIGITS)} SNM spent`;
  const call = { what, contract: "ReportRegistry", function: "file", args: [kind, contentHash, uri, spent] } as const;
  return sendCall(dao, call, `The report is filed, as the treasury spent ${snmText(truth)} in its period.`);
}

async function check(dao: Dao, word: string, path: string): Promise<DaoAnswer> {
  if (!/^\d{1,78}$/.test(word))
    throw new ConfigError([`"${word}" is no number of a report. See \`dao reports list\`.`]);
  const { registry } = dao.contracts;
  if (BigInt(word) === 0n || BigInt(word) > (await registry.reportCount())) {
    throw new ConfigError([`There is no report ${word}. See \`dao reports list\`.`]);
  }
  const [{ contentHash, spent, from, until, voided }, found] = [
    await registry.reportOf(BigInt(word)),
    hashOfFile(path),
  ];
  const truth = until > BigInt(dao.now) ? MaxUint256 : await registry.spentBetween(from, until);
  const matches = found === contentHash;
  if (!matches) {
    throw new ConfigError([`${path} is not report ${word}: its hash is ${found}, and the report's is ${contentHash}.`]);
  }
  return {
    lines: [
      `${path} is report ${word}, word for word.`,
      `It says that the treasury spent ${snmText(spent)} in its period, and the chain says ${snmText(truth)}.`,
      ...(voided ? ["The DAO declared it void."] : []),
    ],
    data: { reportId: word, matches, contentHash, spent, spentByChain: truth, voided },
  };
}
