/**
 * Sends a signal to a process and to everything that it started.
 *
 * @param leader process id of a program that was started as the leader of its own group
 * @returns false if the group is gone
 */
export function killGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
