import type { TypedDataField } from "ethers";

/** EIP-712 types of `protocol/` as ethers wants them: a copy that may be written to. */
export const writableTypes = (
  types: Readonly<Record<string, readonly TypedDataField[]>>,
): Record<string, TypedDataField[]> =>
  Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, fields.map((field) => ({ ...field }))]));
