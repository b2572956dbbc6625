/** Epochs for which a node keeps what members agreed on, or may still vote on, and the observations behind it. */
export const CONTENT_KEPT = 64n;
