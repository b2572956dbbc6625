/** A running program. */
export interface Running {
  /** Where it listens. */
  readonly url: string;
  /** Ends everything that it started. */
  stop(): Promise<void>;
}
