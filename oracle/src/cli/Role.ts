/** Who uses a verb, in the order in which the verbs are listed, with what each does here. */
export const ROLES = {
  buyer: "Buyers rent machines",
  supplier: "Suppliers rent machines out",
  operator: "Operators run masternodes",
  holder: "Holders of SNM decide and earn",
  anybody: "Anybody",
} as const;

export type Role = keyof typeof ROLES;
