import type { ActionField } from "@sonm/protocol/proposals/ActionField.ts";
import type { ActionValues } from "@sonm/protocol/proposals/ActionValues.ts";
import type { CallCodec } from "@sonm/protocol/proposals/CallCodec.ts";
import { encodeProposal } from "@sonm/protocol/proposals/encodeProposal.ts";
import type { ProposalAction } from "@sonm/protocol/proposals/ProposalAction.ts";
import { proposalActions } from "@sonm/protocol/proposals/proposalActions.ts";
import type { ProposalCall } from "@sonm/protocol/proposals/ProposalCall.ts";
import type { ProposalAddresses } from "@sonm/protocol/proposals/ProposalContract.ts";
import { ProposalFieldError } from "@sonm/protocol/proposals/ProposalFieldError.ts";
import { readField } from "@sonm/protocol/proposals/readField.ts";

import type { ProposeSearch } from "./proposeSearch.ts";

/** An action of the proposal that is written. `key`: tells two of the same apart. */
export interface DraftAction {
  readonly key: number;
  readonly action: ProposalAction;
  readonly values: ActionValues;
}

/** Why an action can't be proposed yet. `field`: "" where the whole action is meant. */
export interface DraftFault {
  readonly field: string;
  readonly remedy: string;
}

/** What the address of the form asks for; none where it names no action that is known. */
export function draftOf({ action: id, ...values }: ProposeSearch): readonly DraftAction[] {
  const action = proposalActions.find((one) => one.id === id);
  return action === undefined ? [] : [{ key: 0, action, values }];
}

const faultOf = (error: unknown): DraftFault => {
  if (error instanceof ProposalFieldError) return { field: error.field, remedy: error.remedy };
  return { field: "", remedy: "The values do not fit the contract. Check each of them." };
};

/** What is wrong with what stands in a field; undefined where it can be read, or nothing stands there yet. */
export function fieldFault(field: ActionField, given: string | undefined): string | undefined {
  if (given === undefined || given.trim() === "") return undefined;
  try {
    readField(field, given);
    return undefined;
  } catch (error) {
    return faultOf(error).remedy;
  }
}

/** The calls that an action stands for, or the first thing that is missing. */
export function callsOf(
  { action, values }: DraftAction,
  addresses: ProposalAddresses,
  codec: CallCodec,
): readonly ProposalCall[] | DraftFault {
  try {
    return encodeProposal(action, values, addresses, codec);
  } catch (error) {
    return faultOf(error);
  }
}

export const isFault = (read: readonly ProposalCall[] | DraftFault): read is DraftFault => "remedy" in read;

/** How many elements of a repeated group have values. */
export const groupCount = ({ name }: ActionField, values: ActionValues): number => {
  const numbers = Object.keys(values).flatMap((key) => {
    const [, index] = key.startsWith(`${name}.`) ? (/^(\d+)\./.exec(key.slice(name.length + 1)) ?? []) : [];
    return index === undefined ? [] : [Number(index)];
  });
  return numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
};

/** The values without one element of a group; those after it move up. */
export function withoutElement(field: ActionField, values: ActionValues, dropped: number): ActionValues {
  const start = `${field.name}.`;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      if (!key.startsWith(start)) return [[key, value] as const];
      const [index = "", ...rest] = key.slice(start.length).split(".");
      const at = Number(index);
      if (at === dropped) return [];
      return [[`${start}${at > dropped ? at - 1 : at}.${rest.join(".")}`, value] as const];
    }),
  );
}

/** Actions whose title, help or name has all the words that somebody looks for. */
export function findActions(actions: readonly ProposalAction[], wanted: string): readonly ProposalAction[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return actions.filter(({ id, title, help }) => {
    const text = `${id} ${title} ${help}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
