import type { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import type { ContractErrorArgs, ContractErrorName } from "viem";

import type { Explanation } from "./Explanation.ts";

/** Name of a custom error that a contract of ours can end a call with. */
export type ErrorName = ContractErrorName<typeof protocolErrorsAbi>;

type ErrorArguments<Name extends ErrorName> =
  ContractErrorArgs<typeof protocolErrorsAbi, Name> extends infer Values extends readonly unknown[] ? [...Values] : [];

/** A sentence for every custom error, made from the values that the error carries. */
export type ErrorSentences = {
  readonly [Name in ErrorName]: (...values: ErrorArguments<Name>) => Explanation;
};
