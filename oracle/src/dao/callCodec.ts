import type { Interface, ParamType } from "ethers";

import type { ArgValue } from "@sonm/protocol/proposals/ArgValue.ts";
import type { CallCodec } from "@sonm/protocol/proposals/CallCodec.ts";

import type { Hex } from "../lib/Hex.ts";
import { contractAbis } from "./contractAbis.ts";

/** Encodes and decodes calls of the network's contracts. */
export const callCodec: CallCodec = {
  encode: (contract, name, args) => contractAbis[contract].encodeFunctionData(name, args) as Hex,
  decode: (contract, data) => {
    const abi = contractAbis[contract];
    try {
      const call = abi.parseTransaction({ data });
      if (call === null) return undefined;
      const { inputs } = call.fragment;
      return {
        function: isOverloaded(abi, call.name) ? call.signature : call.name,
        args: inputs.map((input, index) => argOf(input, call.args[index])),
        names: inputs.map(({ name }) => name),
      };
    } catch {
      return undefined;
    }
  },
};

/** A value as ethers gives it, as `ArgValue`. */
export function argOf(type: ParamType, value: unknown): ArgValue {
  if (type.arrayChildren !== null) {
    const child = type.arrayChildren;
    return [...(value as readonly unknown[])].map((one) => argOf(child, one));
  }
  if (type.components === null) return value as ArgValue;
  const values = value as readonly unknown[];
  return Object.fromEntries(type.components.map((one, index) => [one.name, argOf(one, values[index])]));
}

const isOverloaded = (abi: Interface, name: string): boolean =>
  abi.fragments.filter((fragment) => "name" in fragment && fragment.name === name).length > 1;
