/** Seconds of one core that the quickest run of a task takes, to the hundredth: whatever else the machine does meanwhile. */
export function quickest(task: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return Math.round(Math.min(...times) * 100) / 100;
}
