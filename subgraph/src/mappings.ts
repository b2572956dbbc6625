// Every data source names this file, so that all handlers are compiled once and not once for each contract.
export * from "./amendments";
export * from "./benchmarkCatalogue";
export * from "./classBalances";
export * from "./dividends";
export * from "./feeSplitter";
export * from "./duty";
export * from "./guarantees";
export * from "./hardware";
export * from "./hardwareClasses";
export * from "./legacySwap";
export * from "./market";
export * from "./masternodes";
export * from "./profiles";
export * from "./programController";
export * from "./reports";
export * from "./rewardPrograms";
export * from "./teamPool";
