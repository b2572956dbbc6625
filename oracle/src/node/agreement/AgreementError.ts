/** Why a report can't be made, or a proposal is not signed. The message is the reason in words. */
export class AgreementError extends Error {
  override readonly name = "AgreementError";
}
