/** Signs for the nodes of an owner. */
export const signerOf = (owner: string): string => `signer of ${owner}`;
