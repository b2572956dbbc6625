import benchmarkList from "@sonm/protocol/benchmarks.json" with { type: "json" };

/** Benchmarks that vary from one measurement to the next: they are offered with a margin. The others are exact. */
const MEASURED = new Set([
  "cpu-sysbench-multi",
  "cpu-sysbench-single",
  "storage-size",
  "net-download",
  "net-upload",
  "gpu-eth-hashrate",
  "gpu-cash-hashrate",
  "gpu-redshift",
  "cpu-cryptonight",
  "gpu-cuckaroo29",
]);

/** Thousandths of a percent in the whole. */
const WHOLE = 100_000n;

/**
 * What an ask promises of what was attested: measured benchmarks lowered by a margin, so that a measurement on a worse
 * day still covers them.
 *
 * @param attested values by benchmark id
 * @param marginPercent from 0 to 90
 */
export function offerOf(attested: readonly bigint[], marginPercent: number): bigint[] {
  const kept = WHOLE - BigInt(Math.round(marginPercent * 1_000));
  const measured = new Set(benchmarkList.filter(({ code }) => MEASURED.has(code)).map(({ id }) => id));
  return attested.map((value, id) => (measured.has(id) ? (value * kept) / WHOLE : value));
}
