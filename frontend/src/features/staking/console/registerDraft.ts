import type { Registration } from "../../../chain/stakingCalls.ts";
import { editableSnm } from "../../../lib/money.ts";
import { type AmountEntry, readAmount } from "../amountEntry.ts";
import { readCommission } from "./commissionDraft.ts";
import { endpointFault } from "./nodeTexts.ts";
import { type SignerText, isSignerProof, readSignerProof } from "./signerProof.ts";

/** What a person enters for a new masternode. `commission`: per cent; empty for none. */
export interface RegisterDraft extends SignerText {
  readonly endpoint: string;
  readonly bond: AmountEntry;
  readonly commission: string;
}

export const FRESH_REGISTRATION: RegisterDraft = {
  signer: "",
  proof: "",
  endpoint: "",
  bond: { text: "", all: false },
  commission: "",
};

/** What is wrong with each entry, and what to enter instead; an empty sentence where something is missing only. */
export type RegisterFaults = Partial<Record<keyof RegisterDraft, string>>;

/** SNM wei. */
interface RegisterPlace {
  readonly wallet: bigint | undefined;
  readonly minimumBond: bigint | undefined;
}

/** The registration that a draft stands for, or what the contract would refuse of it. */
export function readRegistration(
  draft: RegisterDraft,
  { wallet, minimumBond }: RegisterPlace,
): Registration | RegisterFaults {
  const keys = readSignerProof(draft);
  const endpoint = draft.endpoint.trim();
  const wrongEndpoint = endpointFault(endpoint);
  const commission = readCommission(draft.commission) ?? 0;
  const { amount: bond, fault: wrongBond } = readAmount(draft.bond, {
    available: minimumBond === undefined ? undefined : wallet,
    from: "Wallet",
    least: minimumBond,
  });
  if (isSignerProof(keys) && wrongEndpoint === undefined && typeof commission === "number" && bond !== undefined)
    return { ...keys, endpoint, bond, commission };
  return {
    ...(isSignerProof(keys) ? {} : keys),
    ...(wrongEndpoint === undefined ? {} : { endpoint: wrongEndpoint }),
    ...(typeof commission === "number" ? {} : { commission }),
    ...(bond === undefined ? { bond: wrongBond ?? "" } : {}),
  };
}

/** Whether reading went well. */
export const isRegistration = (read: Registration | RegisterFaults): read is Registration =>
  typeof read.commission === "number";

/** The entries in what a node answers its owner; undefined if it is nothing of the kind. */
export function offeredEntries(answer: unknown): Omit<RegisterDraft, "bond" | "commission"> | undefined {
  const { signer, proof, endpoint } = (typeof answer === "object" && answer !== null ? answer : {}) as Record<
    string,
    unknown
  >;
  if (typeof signer !== "string" || typeof proof !== "string" || typeof endpoint !== "string") return undefined;
  return { signer, proof, endpoint };
}

/** The same from what a person pasted. */
export function offeredRegistration(text: string): ReturnType<typeof offeredEntries> {
  try {
    return offeredEntries(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const PRINTED = /Masternodes\.register\((0x[0-9a-f]{40}), (0x[0-9a-f]{130}), (\d{1,30}), "([^"]*)"\)/i;

/** Takes the entries from what `sonm register` prints; undefined if the text is nothing of the kind. */
export function pastedRegistration(text: string): Omit<RegisterDraft, "commission"> | undefined {
  const match = PRINTED.exec(text);
  if (match === null) return undefined;
  const [, signer = "", proof = "", bond = "0", endpoint = ""] = match;
  return { signer, proof, endpoint, bond: { text: editableSnm(BigInt(bond)), all: false } };
}
