/** A program that makes something and ends. `name` is that of its log file too. */
export interface TaskSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}
