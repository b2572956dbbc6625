/**
 * How to run one program of the local network.
 *
 * - `name`: short; prefix of its messages and name of its log file
 * - `environment`: set on top of the supervisor's own
 * - `stopSignal`: asks it to end; SIGTERM unless told
 * - `stopWithin`: milliseconds that it gets before it is killed
 * - `ready`: throws or rejects until the program serves; called again until it does
 * - `readyWithin`: milliseconds
 * - `warning`: the part of a log line that a person should see, or undefined for the rest
 * - `restarts`: false where the others can't go on without what it held in memory
 */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stopSignal?: NodeJS.Signals;
  readonly stopWithin?: number;
  readonly ready: () => Promise<void>;
  readonly readyWithin: number;
  readonly warning?: (line: string) => string | undefined;
  readonly restarts?: boolean;
}
