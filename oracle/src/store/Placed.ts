/** Where something stands on the chain. */
export interface Place {
  readonly block: number;
  readonly logIndex: number;
}

/** A thing with its place on the chain. */
export interface Placed<T> extends Place {
  readonly value: T;
}
