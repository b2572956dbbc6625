import type { protocolErrorsAbi } from "../generated/errors.ts";
import type { Explanation } from "./Explanation.ts";

type Errors = (typeof protocolErrorsAbi)[number];

/** Name of a custom error that a contract of ours can end a call with. */
export type ErrorName = Errors["name"];

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly components?: readonly Parameter[];
}

/** A value of an error: every whole number is a bigint, however few bits it has. */
type ValueOf<One extends Parameter> = One extends { readonly components: infer Parts extends readonly Parameter[] }
  ? { readonly [Part in Parts[number] as Part["name"]]: ValueOf<Part> }
  : One["type"] extends "address" | `bytes${string}`
    ? `0x${string}`
    : One["type"] extends "string"
      ? string
      : One["type"] extends "bool"
        ? boolean
        : bigint;

type ValuesOf<Inputs extends readonly Parameter[]> = { -readonly [Index in keyof Inputs]: ValueOf<Inputs[Index]> };

/** A sentence for every custom error, made from the values that the error carries. */
export type ErrorSentences = {
  readonly [Name in ErrorName]: (
    ...values: ValuesOf<Extract<Errors, { readonly name: Name }>["inputs"]>
  ) => Explanation;
};
