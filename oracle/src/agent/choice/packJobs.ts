/** Work that waits: `weight` is what doing it brings, `latest` the seconds from now within which it has to begin. */
export interface Job {
  readonly id: string;
  readonly weight: bigint;
  readonly seconds: number;
  readonly latest: number;
}

interface Way {
  readonly time: number;
  readonly weight: bigint;
  readonly last: Job | undefined;
  readonly before: Way | undefined;
}

/** Jobs that are packed at most: the heaviest for their time. */
const MOST_JOBS = 40;

/**
 * Which jobs one machine does, one after the other from now on, so that they weigh most: exactly, by the dynamic program for
 * the weighted number of late jobs (Lawler and Moore). A set can be done in time if it can in the order of the times by
 * which each has to end, so it is enough to add the jobs in this order, and to keep the heaviest set for each length.
 *
 * @returns the jobs in the order in which to do them: the one that brings most for its time first, as far as all the others
 * can still begin in time, since whoever waits may find that somebody else took it
 */
export function packJobs(jobs: readonly Job[]): Job[] {
  const worthwhile = jobs
    .filter(({ weight, seconds, latest }) => weight > 0n && seconds > 0 && latest >= 0)
    .toSorted(byRate)
    .slice(0, MOST_JOBS)
    .toSorted((a, b) => a.latest + a.seconds - (b.latest + b.seconds));
  let ways: Way[] = [{ time: 0, weight: 0n, last: undefined, before: undefined }];
  for (const job of worthwhile) {
    const longer = ways.flatMap((way): Way[] =>
      way.time <= job.latest
        ? [{ time: way.time + job.seconds, weight: way.weight + job.weight, last: job, before: way }]
        : [],
    );
    ways = undominated([...ways, ...longer]);
  }
  return bestFirst(jobsOf(ways.reduce((best, way) => (way.weight > best.weight ? way : best))));
}

/** Of ways that take as long or longer, only those that weigh more. */
function undominated(ways: Way[]): Way[] {
  const kept: Way[] = [];
  ways.sort((a, b) => a.time - b.time || compare(b.weight, a.weight));
  for (const way of ways) if (kept.length === 0 || way.weight > (kept.at(-1)?.weight ?? 0n)) kept.push(way);
  return kept;
}

/** Ascending by the time by which each has to end. */
function jobsOf(way: Way): Job[] {
  const jobs: Job[] = [];
  for (let at: Way | undefined = way; at?.last !== undefined; at = at.before) jobs.unshift(at.last);
  return jobs;
}

function bestFirst(jobs: readonly Job[]): Job[] {
  const first = jobs.toSorted(byRate).find((job) => {
    let time = job.seconds;
    return jobs.every((other) => {
      if (other === job) return true;
      const inTime = time <= other.latest;
      time += other.seconds;
      return inTime;
    });
  });
  return first === undefined ? [...jobs] : [first, ...jobs.filter((job) => job !== first)];
}

const byRate = (a: Job, b: Job): number =>
  compare(b.weight * BigInt(a.seconds), a.weight * BigInt(b.seconds)) || (a.id < b.id ? -1 : 1);

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
