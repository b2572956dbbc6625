import { chain } from "../flags/chain.ts";
import { dao as daoFlags, type DaoFlagName } from "../flags/dao.ts";
import { payer } from "../flags/payer.ts";
import { verb, verbGroup, type Verb } from "../Verb.ts";
import type { Word } from "../Word.ts";

const number: Word = { name: "<proposal>", help: "number of the proposal, see `sonm dao list`", completes: "proposal" };
const order: Word = { name: "<order>", help: "number of the work order" };
const milestone: Word = { name: "<milestone>", help: "number of the milestone, from 0" };

/** A verb of the DAO. @param path words that lead to it after `dao` */
function daoVerb(path: string, summary: string, words: readonly Word[] = [], names: readonly DaoFlagName[] = []): Verb {
  const [name = "", ...before] = path.split(" ");
  const own = Object.fromEntries(names.map((one) => [one, daoFlags[one]]));
  return verb({
    name: before.at(-1) ?? name,
    summary,
    words,
    flags: { ...own, ...payer, ...chain },
    json: names.includes("from")
      ? "what was sent, or with sent false the call for another wallet"
      : "what it says, as the chain has it",
    run: async (call) => (await import("../../runDao.ts")).runDao(name, before, call),
  });
}

const step = (name: string, summary: string): Verb => daoVerb(name, summary, [number], ["from"]);

/** `dao vote`, which holders also get as `vote`. */
export const vote = daoVerb(
  "vote",
  "vote on a proposal",
  [number, { name: "for|against|abstain", help: "the vote", completes: ["for", "against", "abstain"] }],
  ["reason", "sign-only", "from"],
);

/** `dao delegate`, which holders also get as `delegate`. */
export const delegate = daoVerb(
  "delegate",
  "say who votes with one's SNM",
  [{ name: "<address, self or nobody>", help: "who votes", completes: ["self", "nobody"] }],
  ["locked", "from"],
);

const DRAFT = ["action", "set", "file", "title", "body-file", "discussion"] as const;

const HASHED = ["file", "hash", "uri", "from"] as const;

export const dao = verbGroup({
  name: "dao",
  summary: "decide with others",
  examples: [
    "dao list --state active",
    'dao propose --action <id> --set <name>=<value> --title "Why"',
    "dao vote 3 for",
    "dao delegate self",
  ],
  verbs: [
    daoVerb("list", "list every proposal, the newest first", [], ["state"]),
    daoVerb("show", "show a proposal, its calls and how it stands", [number]),
    daoVerb("actions", "list what can be proposed, or the fields of one action", [
      { name: "<id>", help: "of the action", optional: true },
    ]),
    daoVerb("propose", "make a proposal", [], [...DRAFT, "anyway", "from"]),
    daoVerb("simulate", "say what a proposal would do now", [{ ...number, optional: true }], DRAFT),
    vote,
    daoVerb(
      "vote-by-signature",
      "send a vote that somebody else signed",
      [{ name: "<file>", help: "the signed vote", completes: "file" }],
      ["from"],
    ),
    step("queue", "queue an accepted proposal"),
    step("execute", "execute a queued proposal whose time has come"),
    step("cancel", "take one's own proposal back before the vote"),
    daoVerb("veto", "stop a proposal, as the guardian", [number], ["reason", "from"]),
    delegate,
    daoVerb("delegates", "list who votes for others, or show one", [
      { name: "<address>", help: "of a delegate", optional: true },
    ]),
    daoVerb("treasury", "show what the treasury has, and who may act on it"),
    verbGroup({
      name: "brake",
      summary: "stop new deals for a while",
      verbs: [
        daoVerb("brake status", "say how the brake stands"),
        daoVerb("brake support", "call for the brake with one's votes", [], ["reason", "from"]),
        daoVerb("brake pull", "pull it, as the guardian", [], ["reason", "from"]),
      ],
    }),
    verbGroup({
      name: "roadmap",
      summary: "rank what is built next",
      verbs: [
        daoVerb("roadmap list", "list the features by rank"),
        daoVerb(
          "roadmap support",
          "share one's votes between features",
          [{ name: "<feature>=<share>", help: "such as 1=60%; none takes it back", many: true, optional: true }],
          ["from"],
        ),
        daoVerb(
          "roadmap count",
          "count supporters anew",
          [{ name: "<address>", help: "of a supporter", many: true }],
          ["from"],
        ),
      ],
    }),
    verbGroup({
      name: "works",
      summary: "work that the DAO orders and pays",
      verbs: [
        daoVerb("works list", "list the work orders"),
        daoVerb("works show", "show one", [order]),
        daoVerb(
          "works offer",
          "offer to do it",
          [order],
          [...HASHED, "offer-file", "amounts", "stream", "valid-until", "sign-only"],
        ),
        daoVerb("works withdraw", "take one's offer back", [order], ["from"]),
        daoVerb(
          "works answer",
          "take or decline an order that one was asked to do",
          [order, { name: "yes|no", help: "the answer", completes: ["yes", "no"] }],
          ["from"],
        ),
        daoVerb("works deliver", "deliver a milestone", [order, milestone], HASHED),
        daoVerb("works accept", "accept a milestone, as the reviewer", [order, milestone], ["from"]),
        daoVerb("works reject", "reject a milestone, as the reviewer", [order, milestone], HASHED),
        daoVerb("works dispute", "dispute the rejection of a milestone", [order, milestone], HASHED),
        daoVerb("works settle", "pay a milestone whose reviewer was silent", [order, milestone], ["from"]),
        daoVerb("works pay-stream", "pay a stream up to now", [order], ["from"]),
        daoVerb("works expire", "end an order whose time is over", [order], ["from"]),
      ],
    }),
    verbGroup({
      name: "reports",
      summary: "reports that are owed to the DAO",
      verbs: [
        daoVerb("reports list", "list them"),
        daoVerb("reports file", "file one", [{ name: "<kind>", help: "of the report" }], [...HASHED, "spent"]),
        daoVerb("reports check", "hold a file against what was filed", [
          { name: "<number>", help: "of the report" },
          { name: "<file>", help: "the report", completes: "file" },
        ]),
      ],
    }),
    verbGroup({ name: "releases", summary: "released versions", verbs: [daoVerb("releases list", "list them")] }),
    daoVerb("charter", "show the charter", [{ name: "<version>", help: "of the charter", optional: true }]),
    daoVerb("directory", "list the contracts by name"),
  ],
});
