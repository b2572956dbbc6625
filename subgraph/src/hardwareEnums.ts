/** Architectures by number, as in `Architecture` of the contracts. */
export const ARCHITECTURES = ["UNATTESTED", "X86_64", "ARM64"];

/** Links by number, as in `Link` of the contracts. */
export const LINKS = ["UNATTESTED", "WIRED", "WIRELESS"];
