/** A text as one word of a shell's command: in single quotes a shell takes everything but those as it stands. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
