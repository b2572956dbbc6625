/** One measured figure: a line of `npm run bench`. `limit` and `ok` stand where a limit was set. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly ok?: boolean;
}
