/** Unix seconds: after `from`, up to `to`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}
