import { changeFaults } from "../changes/changeWords.ts";
import type { SignedChangeFault } from "./signedChangeFault.ts";

/** What is wrong, and what to do about it. */
export interface SignedChangeTexts {
  readonly title: string;
  readonly remedy: string;
}

const ASK_AGAIN = "Ask the other side for a new one.";

/** Why a signed change can't be completed. */
export const signedChangeTexts: Record<SignedChangeFault | "unreadable" | "altered" | "outdated", SignedChangeTexts> = {
  unreadable: {
    title: "This is no signed change.",
    remedy: "Part of it may be missing. Copy the whole link or text that the other side sent, and try again.",
  },
  altered: {
    title: "The signature does not fit.",
    remedy: "Something was altered on the way, or somebody else signed it. Don't rely on it. " + ASK_AGAIN,
  },
  network: {
    title: "This was signed for another network.",
    remedy: "Open the link on the page that the other side uses.",
  },
  deal: { title: "This was signed for another deal.", remedy: "It can be completed on that deal's page only." },
  outdated: {
    title: "The deal was changed since this was signed.",
    remedy: "A signature serves for the conditions that it was about. " + ASK_AGAIN,
  },
  closed: { title: "The deal has ended.", remedy: "What ended can't be changed. Rent the machine anew." },
  expired: { title: "The time to complete this is over.", remedy: ASK_AGAIN },
  far: {
    title: "This is signed for longer than a week ahead, which the market refuses.",
    remedy: "Complete it once less than a week is left, or ask for a shorter one.",
  },
  unchanged: { title: changeFaults.unchanged, remedy: ASK_AGAIN },
  spot: { title: changeFaults.spot, remedy: ASK_AGAIN },
  past: { title: "The deal has run longer than this wants already.", remedy: ASK_AGAIN },
  long: { title: "A deal lasts a year from its start at most.", remedy: ASK_AGAIN },
};
