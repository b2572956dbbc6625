/** Tables of both programs: settings by name, how far logs were read, and the nodes' addresses. */
export const COMMON_TABLES = `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE cursors (name TEXT PRIMARY KEY, block INTEGER NOT NULL) STRICT;
  CREATE TABLE endpoints (owner TEXT PRIMARY KEY, endpoint TEXT NOT NULL) STRICT;
`;
