/**
 * How a value is written by people, and what it is on the chain.
 *
 * - `percent`: "1.5%", basis points
 * - `snm`: "1,000.5", SNM wei; `usd`: "2.25", USD with 18 decimals; `coin`: "0.1", wei of the chain's coin
 * - `count`: a whole number; `unit` says of what
 * - `size`: "16" or "16 GB", bytes in units of 10^9; `clock`: MHz
 * - `address`; `contract`: an address too, one at which there is code
 * - `duration`: "7 days", "90 minutes" or seconds; `time`: "2027-01-31", "2027-01-31T12:00Z" or unix seconds
 * - `text`: one line; `longText`: several
 * - `name`: bytes32, ASCII of at most 31 characters; `hash`: bytes32; `bytes`: hexadecimal digits of any length
 * - `version`: "1.2.3", major << 16 | minor << 8 | patch; empty for 0
 * - `choice`: one of `choices`, by its word or number; `bool`: "yes" or "no"
 * - `benchmarks`: "code=value" for each, packed as in an order
 * - `list`: elements of the kind `of`, separated by semicolons, commas or line breaks; amounts have no commas in them then
 * - `group`: `fields`, as often as they are needed
 */
export type FieldKind =
  | "percent"
  | "snm"
  | "usd"
  | "coin"
  | "count"
  | "size"
  | "clock"
  | "address"
  | "contract"
  | "duration"
  | "time"
  | "text"
  | "longText"
  | "name"
  | "hash"
  | "bytes"
  | "version"
  | "choice"
  | "bool"
  | "benchmarks"
  | "list"
  | "group";

/** One of the values of a choice: a number, or a bytes32. */
export interface FieldChoice {
  readonly value: bigint | string;
  readonly word: string;
}

/**
 * A value that a person gives for an action.
 *
 * - `name`: path of the argument: "fee", "terms.reviewer" in a tuple. Values of a repeated group have its name, a number from 0
 *   and the name in the group: "milestones.0.amount"
 * - `least`, `most`: as on the chain, both included; of a list or group: how many elements; of texts: bytes
 * - `standard`: text that is taken where none is given; without it a value is needed
 * - `zero`: what zero (address 0, no time) means, in words: it is allowed then
 * - `unit`: of a count, in the plural
 */
export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: FieldKind;
  readonly least?: bigint;
  readonly most?: bigint;
  readonly standard?: string;
  readonly zero?: string;
  readonly unit?: string;
  readonly choices?: readonly FieldChoice[];
  readonly of?: Exclude<FieldKind, "list" | "group">;
  readonly fields?: readonly ActionField[];
}
