/**
 * The first number in which two accounts differ, in words; undefined where they agree. A number that one of them lacks is a
 * difference.
 */
export function firstDifference(
  model: ReadonlyMap<string, bigint>,
  chain: ReadonlyMap<string, bigint>,
): string | undefined {
  for (const name of new Set([...model.keys(), ...chain.keys()])) {
    const [expected, found] = [model.get(name), chain.get(name)];
    if (expected === found) continue;
    if (expected === undefined) return `${name}: ${found} on the chain, and the model does not know it`;
    if (found === undefined) return `${name}: ${expected} in the model, and the chain does not know it`;
    return `${name}: ${expected} in the model, ${found} on the chain, ${found - expected} more`;
  }
  return undefined;
}
