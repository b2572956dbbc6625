/**
 * Where a program is that runs in a thread or a process of its own: beside the module that starts it, as its source is, or as
 * what was built of it.
 *
 * @param name without its ending
 * @param from `import.meta.url` of the module
 */
export const programUrl = (name: string, from: string): URL =>
  new URL(`./${name}${from.endsWith(".ts") ? ".ts" : ".js"}`, from);
