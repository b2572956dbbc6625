import type { ErrorWording } from "@sonm/protocol/errors/ErrorWording.ts";

import { formatRate, formatSnm, formatUsdPerHour } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { tagText } from "../../lib/tag.ts";
import { formatDateTime, formatDuration } from "../../lib/time.ts";

/** How the page tells why a contract refused. */
export const pageWording: ErrorWording = {
  snm: formatSnm,
  usdPerHour: formatUsdPerHour,
  snmPerUsd: formatRate,
  account: (address) => shortAddress(address),
  time: (unixSeconds) => formatDateTime(Number(unixSeconds)),
  duration: (seconds) => formatDuration(Number(seconds)),
  tag: tagText,
  // People count from 1.
  milestone: (index) => String(index + 1n),
  again: "Reload the page",
  propose: "Make a proposal to the DAO",
  report: "Reload the page; if it happens again, report it with the details below.",
  update: "Reload the page, which may be older than the contracts, and try again.",
  places: {
    account: "on the Account page",
    brake: "on the page of the brake",
    deal: "on the deal's page",
    directory: "the directory",
    eligibility: "on the page “Does my machine qualify?”",
    programs: "the list of programs",
    proposals: "the list of proposals",
    reports: "the page of reports",
    roadmap: "the roadmap",
    workOrder: "on its page",
    workOrders: "the list of work orders",
  },
};
