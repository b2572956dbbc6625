import { parentPort } from "node:worker_threads";

import { runComputeTask, type ComputeTask } from "./computeTasks.ts";

/** The script of a compute thread: takes tasks by message and posts their results under the same number. */
parentPort?.on("message", ({ id, task }: { readonly id: number; readonly task: ComputeTask }) => {
  try {
    parentPort?.postMessage({ id, result: runComputeTask(task) });
  } catch (error) {
    parentPort?.postMessage({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
