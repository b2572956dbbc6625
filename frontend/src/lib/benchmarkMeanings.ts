/** What a benchmark's value means, by its code, for people; how the masternodes come to it. */
export const benchmarkMeanings: Readonly<Record<string, string>> = {
  "cpu-sysbench-multi": "Prime searches in 10 s on all cores at once, timed by the masternodes, samples recomputed",
  "cpu-sysbench-single": "The same on one core",
  "cpu-cores": "As the machine counts them, as far as all of them together are that much faster",
  "ram-size": "All of the memory; a part of it was filled and read back",
  "storage-size": "What is free; data was written there and read back",
  "net-download": "From the masternodes to the machine",
  "net-upload": "From the machine to the masternodes",
  "gpu-count": "Cards whose driver tells model, memory and unique id",
  "gpu-mem": "As the driver tells it",
};
