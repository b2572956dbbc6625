import type { AbiEntry, AbiParameter } from "./abi.ts";

/** A type with tuples spelled out, such as `(uint256,bytes32)[]`. */
function canonicalType(parameter: AbiParameter): string {
  if (parameter.components === undefined) return parameter.type;
  return `(${parameter.components.map(canonicalType).join(",")})${parameter.type.slice("tuple".length)}`;
}

/** An event as a manifest names it, such as `Deposited(indexed address,indexed address,uint256)`. */
export function eventSignature(event: AbiEntry): string {
  const inputs = event.inputs ?? [];
  const types = inputs.map((input) => `${input.indexed === true ? "indexed " : ""}${canonicalType(input)}`);
  return `${event.name}(${types.join(",")})`;
}
