/** Unix seconds as a date and a time of day, to the second, in UTC: `2026-11-28T17:00:00Z`. */
export const dateOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(".000Z", "Z");
