/** What the controller does, by number, as in `Steering` of the contracts. */
export const STEERINGS = ["NONE", "OPENED", "ENLARGED", "RESUMED", "SUSPENDED"];
