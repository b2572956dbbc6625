/** A value that an action can't take. The message says what to give instead. */
export class ProposalFieldError extends Error {
  override readonly name = "ProposalFieldError";

  /**
   * @param field name of the field, "" where the whole action is meant
   * @param remedy a sentence
   */
  constructor(
    readonly field: string,
    readonly label: string,
    readonly remedy: string,
  ) {
    super(field === "" ? remedy : `${label} (${field}): ${remedy}`);
  }
}
