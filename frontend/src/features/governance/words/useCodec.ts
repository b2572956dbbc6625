import { useQuery } from "@tanstack/react-query";

import { createCodec } from "./createCodec.ts";

/** Reads and writes calls of the contracts; undefined while the ABIs are loaded. */
export function useCodec() {
  const { data } = useQuery({
    queryKey: ["call-codec"],
    queryFn: async () => {
      const { contractAbis } = await import("./contractAbis.ts");
      return { codec: createCodec(contractAbis), abis: contractAbis };
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data;
}
