import { expect, it } from "vitest";

import { BENCHMARK, benchmarks } from "./benchmarks.ts";

it("names the benchmarks that have columns by the catalogue's ids", () => {
  const codes = Object.fromEntries(Object.entries(BENCHMARK).map(([name, id]) => [name, benchmarks[id]?.code]));
  expect(codes).toEqual({
    cpuMulti: "cpu-sysbench-multi",
    cpuSingle: "cpu-sysbench-single",
    cores: "cpu-cores",
    memory: "ram-size",
    disk: "storage-size",
    download: "net-download",
    upload: "net-upload",
    gpuCount: "gpu-count",
    gpuMemory: "gpu-mem",
    ethash: "gpu-eth-hashrate",
    equihash: "gpu-cash-hashrate",
    redshift: "gpu-redshift",
    cryptoNight: "cpu-cryptonight",
    nvidia: "gpu-nvidia",
    radeon: "gpu-radeon",
    cuckaroo: "gpu-cuckaroo29",
  });
});

it("lists them in the order of their ids", () => {
  expect(benchmarks.map(({ id }) => id)).toEqual(benchmarks.map((_, index) => index));
});
