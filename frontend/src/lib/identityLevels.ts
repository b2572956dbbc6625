const NAMES = ["anonymous", "anonymous", "registered", "identified", "professional"];

/** An identity level in a word. */
export const levelName = (level: number): string => NAMES[level] ?? `level ${level}`;
