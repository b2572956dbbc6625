/** A parameter of an event, as the compiler writes it. */
export interface AbiParameter {
  readonly type: string;
  readonly indexed?: boolean;
  readonly components?: readonly AbiParameter[];
}

/** An entry of an ABI; of the other kinds only the type matters here. */
export interface AbiEntry {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly AbiParameter[];
}
