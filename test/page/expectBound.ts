import { expect } from "chai";
import type { BaseContract, ContractTransactionResponse, TransactionResponse, TypedDataField } from "ethers";
import type { Hex, TypedDataDefinition } from "viem";

import { chain } from "../helpers/chain.ts";

/** What a wallet is asked to sign, and what it is for. */
export interface SignedUse {
  /** As the page puts it together. */
  readonly shown: TypedDataDefinition;
  readonly signer: {
    signTypedData(domain: object, types: Record<string, TypedDataField[]>, message: object): Promise<string>;
  };
  /** Brings a signature to the contract, always with what was shown. */
  readonly send: (signature: Hex) => Promise<ContractTransactionResponse | TransactionResponse>;
  /** How the contract refuses a signature of anything else: a custom error, or any revert where another contract's is passed on. */
  readonly refusal: readonly [BaseContract, string] | "reverts";
}

interface Variant {
  readonly what: string;
  readonly shown: TypedDataDefinition;
}

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === "bigint") return value + 1n;
  if (typeof value === "number") return value === 0 ? 1 : value - 1;
  if (Array.isArray(value)) return value.length === 0 ? [1n] : [other(value[0]), ...(value.slice(1) as unknown[])];
  if (typeof value !== "string") throw new Error(`What is another value of ${String(value)}?`);
  if (!value.startsWith("0x")) return `${value}.`;
  // Hashes and addresses differ in their last digit; an address in lower case carries no checksum.
  return value === "0x" ? "0x01" : `${value.slice(0, -1).toLowerCase()}${value.endsWith("1") ? "2" : "1"}`;
}

/** The message with each of its fields changed, one at a time, and the domain likewise. */
function variantsOf(shown: TypedDataDefinition): Variant[] {
  const message = shown.message;
  const domain = shown.domain as Record<string, unknown>;
  return [
    ...Object.keys(message).map((key) => ({
      what: `another ${key}`,
      shown: { ...shown, message: { ...message, [key]: other(message[key]) } },
    })),
    ...Object.keys(domain).map((key) => ({
      what: `another ${key} of the domain`,
      shown: { ...shown, domain: { ...domain, [key]: other(domain[key]) } },
    })),
  ];
}

async function sign({ signer }: SignedUse, { domain = {}, types, message }: TypedDataDefinition): Promise<Hex> {
  const { EIP712Domain: _domain, ...others } = types as Record<string, readonly TypedDataField[]>;
  const plain = Object.fromEntries(Object.entries(others).map(([name, fields]) => [name, [...fields]]));
  return (await signer.signTypedData(domain, plain, message)) as Hex;
}

/**
 * The contract takes the signature of exactly what the wallet showed, and of nothing else: with any field changed in what is
 * signed, the same call is refused. Every type's name and order is in the hash that both sides make, so that they agree too.
 */
export async function expectBound(use: SignedUse): Promise<void> {
  const { shown, send, refusal } = use;
  const fields = (shown.types as Record<string, readonly TypedDataField[]>)[String(shown.primaryType)] ?? [];
  expect(Object.keys(shown.message), "every field that is signed is in the message").to.have.members(
    fields.map(({ name }) => name),
  );
  const before = await chain.networkHelpers.takeSnapshot();
  for (const variant of variantsOf(shown)) {
    const sent = send(await sign(use, variant.shown));
    const refused = expect(sent, variant.what).to.be;
    await (refusal === "reverts"
      ? refused.revert(chain.ethers)
      : refused.revertedWithCustomError(refusal[0], refusal[1]));
  }
  await before.restore();
  await (await send(await sign(use, shown))).wait();
}
