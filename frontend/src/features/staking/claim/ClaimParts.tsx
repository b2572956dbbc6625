import { basisPointsText } from "../../../lib/percent.ts";
import { Fact } from "../../../ui/Facts.tsx";
import { Snm } from "../../../ui/Snm.tsx";
import { type ClaimOffer, commissionOf } from "./claimOffer.ts";

/** Whose a claim is: the owner's commission, and what goes to the stakers. */
export function ClaimParts({ offer }: { readonly offer: Pick<ClaimOffer, "amount" | "rate"> }) {
  const commission = commissionOf(offer);
  return (
    <>
      <Fact name="Commission of it" hint={`${basisPointsText(offer.rate)}, waits for the payout key`}>
        <Snm wei={commission} testId="claim-commission" />
      </Fact>
      <Fact name="To all who have stake in it" hint="by their parts of the pool">
        <Snm wei={offer.amount - commission} testId="claim-stakers" />
      </Fact>
    </>
  );
}
