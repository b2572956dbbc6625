export type Counts = { passed: number; failed: number };

const last = (output: string, pattern: RegExp): number => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
const sum = (output: string, pattern: RegExp): number =>
  [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

/** How many tests a runner's output says it ran, by the runner's way of saying it. */
export const countsOf = {
  /** Hardhat ends with one line over its Solidity and mocha tests, after mocha's own. */
  hardhat: (output: string): Counts => ({
    passed: last(output, /^(\d+) passing \(/gm),
    failed: last(output, /^(\d+) failing \(/gm),
  }),
  mocha: (output: string): Counts => ({
    passed: last(output, /^ +(\d+) passing\b/gm),
    failed: last(output, /^ +(\d+) failing\b/gm),
  }),
  vitest: (output: string): Counts => ({
    passed: last(output, /^ +Tests .*?(\d+) passed/gm),
    failed: last(output, /^ +Tests .*?(\d+) failed/gm),
  }),
  playwright: (output: string): Counts => ({
    // "flaky" is a test that passed when it was tried again
    passed: sum(output, /^ +(\d+) (?:passed|flaky)\b/gm),
    failed: sum(output, /^ +(\d+) (?:failed|interrupted|did not run)\b/gm),
  }),
  /** Our own runners: `N passed, N failed`. */
  own: (output: string): Counts => ({
    passed: last(output, /^(\d+) passed, \d+ failed$/gm),
    failed: last(output, /^\d+ passed, (\d+) failed$/gm),
  }),
};
