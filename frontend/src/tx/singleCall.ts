import type { Address } from "viem";

import type { Call } from "../chain/Call.ts";
import type { Action } from "./Action.ts";

/** An action of one transaction, under one name in the wallet's steps and in the list. */
export const singleCall = (account: Address, title: string, call: Call): Action => ({
  title,
  account,
  prompts: [{ kind: "transaction", label: title, call: () => call }],
});
