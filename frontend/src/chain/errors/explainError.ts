import type { Explanation } from "@sonm/protocol/errors/Explanation.ts";
import { explainCustomError } from "@sonm/protocol/errors/explainCustomError.ts";
import { protocolErrorsAbi } from "@sonm/protocol/generated/errors.ts";
import { BaseError, type Hex, decodeErrorResult } from "viem";

import type { Failure } from "./Failure.ts";
import { pageWording } from "./pageWording.ts";
import { revertData } from "./revertData.ts";

/** EIP-1193 codes. */
const USER_REJECTED = 4001;
const UNAUTHORIZED = 4100;
const CHAIN_UNKNOWN = 4902;
const RESOURCE_BUSY = -32002;

/** Selectors that the compiler makes: `Error(string)` and `Panic(uint256)`. */
const BUILT_IN = ["0x08c379a0", "0x4e487b71"];

function chainOf(
  error: unknown,
): readonly { readonly name?: unknown; readonly code?: unknown; readonly message?: unknown }[] {
  const chain: object[] = [];
  for (let at = error; typeof at === "object" && at !== null && !chain.includes(at);) {
    chain.push(at);
    at = "cause" in at ? at.cause : undefined;
  }
  return chain;
}

/** Decodes a custom error of ours, whichever contract it comes from. */
function explainKnown(data: Hex): { name: string; explanation: Explanation } | undefined {
  try {
    const { errorName, args } = decodeErrorResult({ abi: protocolErrorsAbi, data });
    const explanation = explainCustomError(errorName, args ?? [], pageWording);
    return explanation === undefined ? undefined : { name: errorName, explanation };
  } catch {
    return undefined;
  }
}

function explainRevert(data: Hex): { name: string; explanation: Explanation } {
  const known = explainKnown(data);
  if (known !== undefined) return known;
  const selector = data.slice(0, 10);
  return {
    name: selector,
    explanation: {
      sentence: BUILT_IN.includes(selector)
        ? "The contract stopped at an inner check."
        : `The contract refused with an error that this page does not know (${selector}).`,
      remedy: "Reload the page, which may be older than the contracts. If it happens again, report the details.",
    },
  };
}

/** Failures that are no contract's doing, by what the wallet or the node says. */
function explainOther(error: unknown): { name: string; explanation: Explanation } {
  const chain = chainOf(error);
  const says = (text: RegExp) => chain.some(({ message }) => typeof message === "string" && text.test(message));
  const has = (code: number) => chain.some((part) => part.code === code);
  const named = (name: string) => chain.some((part) => part.name === name);

  if (has(RESOURCE_BUSY))
    return {
      name: "WalletBusy",
      explanation: {
        sentence: "The wallet still waits for an earlier answer.",
        remedy: "Open it and answer that first.",
      },
    };
  if (has(UNAUTHORIZED))
    return {
      name: "WalletLocked",
      explanation: {
        sentence: "The wallet does not let this page use the account.",
        remedy: "Unlock it and connect again.",
      },
    };
  if (has(CHAIN_UNKNOWN))
    return {
      name: "ChainUnknown",
      explanation: {
        sentence: "The wallet does not know this network.",
        remedy: "Add the network to the wallet, then try again.",
      },
    };
  if (says(/insufficient funds/i))
    return {
      name: "GasMoneyMissing",
      explanation: {
        sentence: "The account can't pay the network fee.",
        remedy: "Send some of the network's own coin to it.",
      },
    };
  if (says(/nonce too low|replacement transaction underpriced|already known/i))
    return {
      name: "NonceTaken",
      explanation: {
        sentence: "Another transaction of this account was sent at the same time.",
        remedy: "Wait until it is done, then try again.",
      },
    };
  if (named("TimeoutError") || named("WaitForTransactionReceiptTimeoutError"))
    return {
      name: "Timeout",
      explanation: { sentence: "The network did not answer in time.", remedy: "Check the connection, then try again." },
    };
  if (named("HttpRequestError") || says(/failed to fetch|network ?error|load failed/i))
    return {
      name: "NetworkUnreachable",
      explanation: {
        sentence: "The network can't be reached.",
        remedy: "Check the connection and that the node runs, then try again.",
      },
    };
  return {
    name: "Unknown",
    explanation: {
      sentence: "Something failed that this page has no words for.",
      remedy: "Try again. If it stays so, report the details.",
    },
  };
}

/** Turns whatever was thrown into sentences with a remedy. Never throws. */
export function explainError(error: unknown): Failure {
  const detail =
    error instanceof BaseError
      ? error.message
      : error instanceof Error
        ? `${error.name}: ${error.message}`
        : String(error);
  const chain = chainOf(error);
  const rejected = chain.some(({ name, code }) => name === "UserRejectedRequestError" || code === USER_REJECTED);
  if (rejected)
    return {
      rejected,
      name: "Rejected",
      detail,
      sentence: "You declined in your wallet.",
      remedy: "Nothing was sent. You can try again at any time.",
    };
  const data = revertData(error);
  const { name, explanation } = data === undefined ? explainOther(error) : explainRevert(data);
  return { rejected, name, detail, ...explanation };
}
