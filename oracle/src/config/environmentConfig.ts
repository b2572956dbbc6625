/** The environment, read here and nowhere else; every other part gets what it needs as an argument. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
