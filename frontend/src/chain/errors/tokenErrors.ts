import { formatSnm } from "../../lib/money.ts";
import { shortAddress } from "../../lib/shortAddress.ts";
import { formatDateTime } from "../../lib/time.ts";
import type { ErrorSentences } from "./ErrorSentences.ts";

const ZERO = "Enter another address.";

/** The SNM token and its permits. */
export const tokenErrors = {
  ERC20InsufficientBalance: (_sender, balance, needed) => ({
    sentence: `The wallet holds ${formatSnm(balance)} SNM; ${formatSnm(needed, "up")} SNM are needed.`,
    remedy: `Get ${formatSnm(needed - balance, "up")} SNM more, or choose a smaller amount.`,
  }),
  ERC20InsufficientAllowance: (spender, allowance, needed) => ({
    sentence: `${shortAddress(spender)} may take ${formatSnm(allowance)} SNM from your wallet; ${formatSnm(needed, "up")} SNM are needed.`,
    remedy: "Sign the permit again, or switch to approving first.",
  }),
  ERC20InvalidApprover: () => ({ sentence: "The zero address can't approve anything.", remedy: ZERO }),
  ERC20InvalidReceiver: (receiver) => ({
    sentence: `${shortAddress(receiver)} can't receive SNM.`,
    remedy: ZERO,
  }),
  ERC20InvalidSender: (sender) => ({ sentence: `${shortAddress(sender)} can't send SNM.`, remedy: ZERO }),
  ERC20InvalidSpender: (spender) => ({
    sentence: `${shortAddress(spender)} can't be given an allowance.`,
    remedy: ZERO,
  }),
  ERC20ExceededSafeSupply: () => ({
    sentence: "The amount is more SNM than can exist.",
    remedy: "Enter a smaller amount.",
  }),
  ERC2612ExpiredSignature: (deadline) => ({
    sentence: `The permit was good until ${formatDateTime(Number(deadline))}.`,
    remedy: "Sign it again.",
  }),
  ERC2612InvalidSigner: () => ({
    sentence: "The permit is not signed by the account that pays.",
    remedy: "Sign it again, or switch to approving first.",
  }),
  InvalidAccountNonce: () => ({
    sentence: "The permit was used already.",
    remedy: "Sign it again.",
  }),
  ERC1363ApproveFailed: () => ({
    sentence: "The token refused the approval.",
    remedy: "Try again, or pay in another way.",
  }),
  ERC1363TransferFailed: () => ({
    sentence: "The token refused the transfer.",
    remedy: "Check your wallet balance, then try again.",
  }),
  ERC1363TransferFromFailed: () => ({
    sentence: "The token refused the transfer.",
    remedy: "Check balance and allowance, then try again.",
  }),
  ERC1363InvalidReceiver: (receiver) => ({
    sentence: `${shortAddress(receiver)} does not take SNM that are sent with a message.`,
    remedy: "Check that the page is set up for the right market contract.",
  }),
  ERC1363InvalidSpender: (spender) => ({
    sentence: `${shortAddress(spender)} does not take allowances with a message.`,
    remedy: "Approve without a message.",
  }),
  SafeERC20FailedOperation: () => ({
    sentence: "The token refused to move the SNM.",
    remedy: "Check your wallet balance and the allowance, then try again.",
  }),
} satisfies Partial<ErrorSentences>;
