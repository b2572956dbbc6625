import leven from "leven";

/** The name that somebody probably meant: at most a third of it is another. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const found = names
    .map((name) => ({ name, distance: name.startsWith(word) ? 1 : leven(word, name) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return found !== undefined && found.distance <= Math.max(1, found.name.length / 3) ? found.name : undefined;
}
