import { randomBytes } from "node:crypto";

import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { hexlify } from "ethers";

import { MerkleTree } from "../../src/node/agreement/MerkleTree.ts";

/** Holds the tree against OpenZeppelin's, leaf by leaf. */
function compare(leaves: readonly Uint8Array[]): void {
  const reference = SimpleMerkleTree.of(leaves.map((leaf) => hexlify(leaf)));
  const tree = new MerkleTree(leaves);
  expect(tree.root).to.equal(reference.root);
  leaves.forEach((leaf, index) => {
    const proof = tree.proofOf(index);
    expect(proof).to.deep.equal(reference.getProof(index));
    expect(SimpleMerkleTree.verify(tree.root, hexlify(leaf), proof)).to.equal(true);
  });
}

const random = (count: number): Uint8Array[] => Array.from({ length: count }, () => randomBytes(32));

describe("MerkleTree", () => {
  it("has the root and the proofs of OpenZeppelin's tree, whatever the number of leaves", () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 100, 257]) compare(random(count));
  });

  it("sorts leaves to their last byte, in whatever order they come", () => {
    const alike = Array.from({ length: 20 }, (_, index) => {
      const leaf = Buffer.alloc(32, 0xab);
      leaf[index % 2 === 0 ? 31 : 6] = (index * 97) % 256;
      return leaf;
    });
    compare(alike);
    compare(alike.toReversed());
    const edges = [Buffer.alloc(32, 0), Buffer.alloc(32, 0xff), Buffer.alloc(32, 0x80), Buffer.alloc(32, 0x7f)];
    compare(edges);
  });

  it("gives equal leaves equal roots, and a proof each that holds", () => {
    const [leaf, other] = random(2) as [Buffer, Buffer];
    const tree = new MerkleTree([leaf, other, leaf]);
    expect(tree.root).to.equal(SimpleMerkleTree.of([leaf, other, leaf].map((one) => hexlify(one))).root);
    for (const index of [0, 2]) {
      expect(SimpleMerkleTree.verify(tree.root, hexlify(leaf), tree.proofOf(index))).to.equal(true);
    }
  });

  it("takes leaves that are parts of a larger buffer, and keeps them when it changes", () => {
    const pool = randomBytes(32 * 9 + 5);
    const leaves = Array.from({ length: 9 }, (_, index) => pool.subarray(5 + index * 32, 37 + index * 32));
    compare(leaves);
    const tree = new MerkleTree(leaves);
    const { root } = tree;
    pool.fill(0);
    expect(tree.root).to.equal(root);
  });

  it("has at least one leaf, and no proof of one that it lacks", () => {
    expect(() => new MerkleTree([])).to.throw(RangeError);
    for (const index of [-1, 2, 0.5]) expect(() => new MerkleTree(random(2)).proofOf(index)).to.throw(RangeError);
  });
});
