/** How people write amounts of SNM: decimal, up to a billion, to the wei. */
export const SNM_AMOUNT = /^\d{1,9}(\.\d{1,18})?$/;
