import { ConfigError } from "../../config/ConfigError.ts";
import { UsageError } from "../../config/UsageError.ts";
import { contentHashOf } from "../contentFile.ts";
import type { Dao, DaoAnswer, DaoVerb } from "../Dao.ts";
import { sendCall } from "../sendCall.ts";
import { offerWork, withdrawOffer } from "../works/offers.ts";
import { listWorks, showWork } from "../works/showWorks.ts";
import { orderNumber, wholeNumber } from "../works/workNumber.ts";

type Task = (dao: Dao, words: readonly string[]) => Promise<DaoAnswer>;

/** A call about an order. @param function name of the call, with what it does and what is said then */
const onOrder =
  (name: string, what: string, done: string): Task =>
  async (dao, [order]) => {
    const orderId = await orderNumber(dao, order);
    const call = { what: `${what} ${orderId}`, contract: "WorkOrders", function: name, args: [orderId] } as const;
    return sendCall(dao, call, done);
  };

/** A call about a milestone. @param content what the hash is of that goes along; none where there is nothing to hash */
const onMilestone =
  (name: string, what: string, done: string, content?: string): Task =>
  async (dao, [order, milestone]) => {
    const orderId = await orderNumber(dao, order);
    const index = wholeNumber(milestone, "a milestone");
    const hashed = content === undefined ? [] : [contentHashOf(dao.flags, content), dao.flags.uri ?? ""];
    const call = {
      what: `${what} milestone ${index} of work order ${orderId}`,
      contract: "WorkOrders",
      function: name,
      args: [orderId, index, ...hashed],
    } as const;
    return sendCall(dao, call, done);
  };

const answer: Task = async (dao, [order, word = ""]) => {
  const orderId = await orderNumber(dao, order);
  if (word !== "yes" && word !== "no") throw new ConfigError(["Answer with yes or no."]);
  const accepts = word === "yes";
  const what = `${accepts ? "take" : "decline"} work order ${orderId}`;
  const done = accepts ? "The order is taken." : "The order is declined, and open again.";
  return sendCall(dao, { what, contract: "WorkOrders", function: "answer", args: [orderId, accepts] }, done);
};

const HASHED = "--file <file> --uri <where it is>";

/** Tasks with how many words follow each, and how they are used. */
const TASKS: Readonly<Record<string, { readonly words: number; readonly how: string; readonly run: Task }>> = {
  list: { words: 0, how: "list", run: listWorks },
  show: { words: 1, how: "show <order>", run: (dao, [order]) => showWork(dao, order) },
  offer: {
    words: 1,
    how: `offer <order> ${HASHED} --valid-until <time> [--amounts "<SNM>; <SNM>..."] [--stream <SNM>] [--sign-only], or --offer-file <signed offer>`,
    run: (dao, [order]) => offerWork(dao, order),
  },
  withdraw: { words: 1, how: "withdraw <order>", run: (dao, [order]) => withdrawOffer(dao, order) },
  answer: { words: 2, how: "answer <order> yes|no", run: answer },
  deliver: {
    words: 2,
    how: `deliver <order> <milestone> ${HASHED}`,
    run: onMilestone("deliver", "deliver", "It is delivered. The reviewer's time runs.", "what was made"),
  },
  accept: {
    words: 2,
    how: "accept <order> <milestone>",
    run: onMilestone("accept", "accept", "It is accepted and paid."),
  },
  reject: {
    words: 2,
    how: `reject <order> <milestone> ${HASHED}`,
    run: onMilestone("reject", "reject", "It is rejected. The developer can deliver again or dispute.", "the reasons"),
  },
  dispute: {
    words: 2,
    how: `dispute <order> <milestone> ${HASHED}`,
    run: onMilestone(
      "dispute",
      "dispute the rejection of",
      "It is disputed. The DAO decides by a proposal.",
      "the reasons",
    ),
  },
  settle: { words: 2, how: "settle <order> <milestone>", run: onMilestone("settle", "settle", "It is settled.") },
  "pay-stream": {
    words: 1,
    how: "pay-stream <order>",
    run: onOrder("payStream", "pay the stream of work order", "The stream is paid up to now."),
  },
  expire: {
    words: 1,
    how: "expire <order>",
    run: onOrder("expire", "end work order", "The order is ended; what was left went back."),
  },
};

/** `dao works`: work that the DAO pays for. */
export const works: DaoVerb = {
  how: `works ${Object.values(TASKS)
    .map(({ how }) => how)
    .join("; works ")}`,
  flags: ["file", "hash", "uri", "offer-file", "amounts", "stream", "valid-until", "sign-only", "from"],
  run: async (dao) => {
    const [name = "", ...words] = dao.words;
    const task = TASKS[name];
    if (task === undefined) throw new UsageError([`Use: ${works.how}.`]);
    if (words.length !== task.words) throw new UsageError([`Use: works ${task.how}.`]);
    return task.run(dao, words);
  },
};
