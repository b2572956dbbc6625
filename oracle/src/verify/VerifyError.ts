/**
 * Why a report is not what it should be, in a sentence.
 *
 * - `of`: `report` if what the chain accepted is wrong; `copy` if only what a node serves is, so that another may do
 */
export class VerifyError extends Error {
  override readonly name = "VerifyError";
  readonly of: "report" | "copy";

  constructor(of: "report" | "copy", message: string) {
    super(message);
    this.of = of;
  }
}
