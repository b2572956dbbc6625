/**
 * A limit of a task that a machine does not keep. Each can be given up alone.
 *
 * - `each`: a benchmark that every machine must have enough of; `has`: what this one has
 * - `duration`: seconds that are sold at most; `age`: seconds since it was measured, undefined if it is not attested
 */
export type Misfit =
  | { readonly limit: "each"; readonly benchmark: number; readonly has: bigint }
  | { readonly limit: "duration"; readonly has: number }
  | { readonly limit: "network"; readonly missing: bigint }
  | { readonly limit: "level"; readonly has: number }
  | { readonly limit: "attestation"; readonly age: number | undefined }
  | { readonly limit: "class" }
  | { readonly limit: "model" }
  | { readonly limit: "online"; readonly has: number | undefined }
  | { readonly limit: "bond"; readonly has: bigint };
