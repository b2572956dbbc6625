import { readFileSync } from "node:fs";

import { GraphNodeError } from "./GraphNodeError.ts";

/** Whom a program runs as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** Users that a machine with a superuser has, in the order in which they are taken. */
const NAMES = ["postgres", "nobody"];

/**
 * The user that Postgres runs as: it refuses to run as the superuser.
 *
 * @param users text of the machine's list of users
 * @returns undefined where this process's own user will do
 * @throws GraphNodeError where the superuser has nobody to run it as
 */
export function unprivilegedUser(users = readUsers()): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const rows = users.split("\n").map((line) => line.split(":"));
  for (const name of NAMES) {
    const row = rows.find((fields) => fields[0] === name);
    if (row !== undefined) return { uid: Number(row[2]), gid: Number(row[3]) };
  }
  throw new GraphNodeError(
    `Postgres does not run as root and there is no user ${NAMES.join(" or ")}; run it as an ordinary user.`,
  );
}

function readUsers(): string {
  return process.getuid?.() === 0 ? readFileSync("/etc/passwd", "utf8") : "";
}
