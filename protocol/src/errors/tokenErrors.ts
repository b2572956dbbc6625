import type { ErrorSentences } from "./ErrorSentences.ts";
import type { ErrorWording } from "./ErrorWording.ts";

const ZERO = "Enter another address.";

/** The SNM token and its permits. */
export const tokenErrors = (say: ErrorWording) =>
  ({
    ERC20InsufficientBalance: (sender, balance, needed) => ({
      sentence: `${say.account(sender)} holds ${say.snm(balance)} SNM; ${say.snm(needed, "up")} SNM are needed.`,
      remedy: `Get ${say.snm(needed - balance, "up")} SNM more, or choose a smaller amount.`,
    }),
    ERC20InsufficientAllowance: (spender, allowance, needed) => ({
      sentence: `${say.account(spender)} may take ${say.snm(allowance)} SNM; ${say.snm(needed, "up")} SNM are needed.`,
      remedy: "Sign the permit again, or approve the amount first.",
    }),
    ERC20InvalidApprover: () => ({ sentence: "The zero address can't approve anything.", remedy: ZERO }),
    ERC20InvalidReceiver: (receiver) => ({
      sentence: `${say.account(receiver)} can't receive SNM.`,
      remedy: ZERO,
    }),
    ERC20InvalidSender: (sender) => ({ sentence: `${say.account(sender)} can't send SNM.`, remedy: ZERO }),
    ERC20InvalidSpender: (spender) => ({
      sentence: `${say.account(spender)} can't be given an allowance.`,
      remedy: ZERO,
    }),
    ERC20ExceededSafeSupply: () => ({
      sentence: "The amount is more SNM than can exist.",
      remedy: "Enter a smaller amount.",
    }),
    ERC2612ExpiredSignature: (deadline) => ({
      sentence: `The permit was good until ${say.time(deadline)}.`,
      remedy: "Sign it again.",
    }),
    ERC2612InvalidSigner: () => ({
      sentence: "The permit is not signed by the account that pays.",
      remedy: "Sign it again, or approve the amount first.",
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
      remedy: "Check the wallet's balance, then try again.",
    }),
    ERC1363TransferFromFailed: () => ({
      sentence: "The token refused the transfer.",
      remedy: "Check balance and allowance, then try again.",
    }),
    ERC1363InvalidReceiver: (receiver) => ({
      sentence: `${say.account(receiver)} does not take SNM that are sent with a message.`,
      remedy: "Check that this is the right market contract.",
    }),
    ERC1363InvalidSpender: (spender) => ({
      sentence: `${say.account(spender)} does not take allowances with a message.`,
      remedy: "Approve without a message.",
    }),
    SafeERC20FailedOperation: () => ({
      sentence: "The token refused to move the SNM.",
      remedy: "Check the wallet's balance and the allowance, then try again.",
    }),
  }) satisfies Partial<ErrorSentences>;
