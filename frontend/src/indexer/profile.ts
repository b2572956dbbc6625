/**
 * Who an account says it is, and how well validators know it.
 *
 * - `name`: its own word, unchecked; empty before it gave one
 * - `level`: 1 (anonymous) to 4 (professional); it counts before `levelUntil`, unix seconds
 */
export interface Profile {
  readonly name: string;
  readonly level: number;
  readonly levelUntil: number;
}

/** Somebody of whom nothing is known. */
export const ANONYMOUS: Profile = { name: "", level: 1, levelUntil: 0 };

/** Reads what the index gave. */
export function readProfile({
  name,
  level,
  levelUntil,
}: {
  readonly name: string;
  readonly level: number;
  readonly levelUntil: string;
}): Profile {
  return { name, level, levelUntil: Number(levelUntil) };
}

/** The level that counts at a time. */
export function levelAt({ level, levelUntil }: Profile, now: number): number {
  return now < levelUntil ? level : 1;
}
