/** What was attested of a machine whose orders are made up, in SQL: orders and machines have to say the same. */
export const attestedSql = {
  /** Four of five attestations have not ended. `author`: the machine's address. */
  until: (author: string): string =>
    `CASE WHEN get_byte(${author}, 1) < 51 THEN 1700000000 ELSE 1900000000 + get_byte(${author}, 1) * 3600 END`,
  /** `cardMemory`: bytes of one card. */
  classes: (cardMemory: string): string => `CASE WHEN ${cardMemory} >= 12000000000 THEN ARRAY['vram-11-plus'::bytea]
    WHEN ${cardMemory} >= 8000000000 THEN ARRAY['vram-8-11'::bytea]
    WHEN ${cardMemory} >= 5000000000 THEN ARRAY['vram-5-6'::bytea] ELSE ARRAY[]::bytea[] END`,
};
