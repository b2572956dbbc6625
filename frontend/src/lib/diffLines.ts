/** A line of two texts: in both, only in the older one, or only in the newer one. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

const line =
  (kind: DiffLine["kind"]) =>
  (text: string): DiffLine => ({ kind, text });

/** Lengths of the longest common rests: of `left` from a line and of `right` from a line. */
function commonRests(left: readonly string[], right: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [here, below] = [lengths[i], lengths[i + 1]];
      if (here === undefined || below === undefined) continue;
      here[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  return lengths;
}

function diffMiddle(left: readonly string[], right: readonly string[]): DiffLine[] {
  const lengths = commonRests(left, right);
  const found: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [mine, theirs] = [left[i] ?? "", right[j] ?? ""];
    if (mine === theirs) {
      found.push({ kind: "same", text: mine });
      [i, j] = [i + 1, j + 1];
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      found.push({ kind: "removed", text: mine });
      i += 1;
    } else {
      found.push({ kind: "added", text: theirs });
      j += 1;
    }
  }
  return [...found, ...left.slice(i).map(line("removed")), ...right.slice(j).map(line("added"))];
}

/** Two texts line by line, with as many lines in common as there can be. */
export function diffLines(older: string, newer: string): readonly DiffLine[] {
  const [left, right] = [older.split("\n"), newer.split("\n")];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [
    ...left.slice(0, start).map(line("same")),
    ...diffMiddle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...left.slice(left.length - end).map(line("same")),
  ];
}
