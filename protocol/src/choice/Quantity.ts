/**
 * What can be summed up over machines: a benchmark by its id, or the memory of all graphics cards together, of which no
 * benchmark tells.
 */
export type Quantity = number | "gpu-memory";
