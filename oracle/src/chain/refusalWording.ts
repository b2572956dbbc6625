import type { ErrorWording } from "@sonm/protocol/errors/ErrorWording.ts";
import { nameText } from "@sonm/protocol/nameText.ts";
import { decimalText, WAD_DIGITS } from "@sonm/protocol/proposals/numberText.ts";
import { durationText, timeText } from "@sonm/protocol/proposals/timeText.ts";

import { usdPerHour } from "../orders/usdPerHour.ts";

const snm = (wei: bigint): string => decimalText(wei, WAD_DIGITS);

/** How the command line tells why a contract refused: every digit, whole addresses, and the verbs that help. */
export const refusalWording: ErrorWording = {
  snm,
  usdPerHour: (perSecond) => `${usdPerHour(perSecond)} USD`,
  snmPerUsd: snm,
  account: (address) => address,
  time: timeText,
  duration: durationText,
  tag: nameText,
  milestone: String,
  again: "Look again",
  propose: "Make a proposal to the DAO (`sonm dao actions`)",
  report: "Try again; if it happens again, report this message.",
  update: "Update sonm, which may be older than the contracts, and try again.",
  places: {
    account: "`sonm account deposit`",
    brake: "`sonm dao brake support`",
    deal: "`sonm deals`",
    directory: "`sonm dao directory`",
    eligibility: "`sonm rewards check`",
    programs: "`sonm rewards programs`",
    proposals: "`sonm dao list`",
    reports: "`sonm dao reports list`",
    roadmap: "`sonm dao roadmap list`",
    workOrder: "`sonm dao works show`",
    workOrders: "`sonm dao works list`",
  },
};
