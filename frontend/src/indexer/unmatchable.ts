import type { AttestationState } from "./attestationState.ts";

const FOR_WHOM = "so buyers who demand attested hardware, as they do by default, can't take its ask.";

/** Why an ask can't be bought by whoever demands attested hardware, as the market would refuse it; undefined where it can. */
export const unmatchable: Readonly<Record<AttestationState, string | undefined>> = {
  fresh: undefined,
  expired: `The machine's attestation has ended, ${FOR_WHOM}`,
  never: `The masternodes never measured the machine, ${FOR_WHOM}`,
  short: `The ask promises more than the masternodes measured, ${FOR_WHOM}`,
};
