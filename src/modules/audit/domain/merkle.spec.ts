import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Frontier, inclusionPath, leafHash, rootByPath, rootOf } from './merkle.js';

const leavesOf = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, n) => leafHash(`row ${n}`));

describe('the tree of RFC 9162', () => {
  it('has the roots that certificate transparency publishes for its test leaves', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].map((hex) =>
      leafHash(Buffer.from(hex, 'hex')),
    );
    expect(rootOf([]).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(rootOf(leaves.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(rootOf(leaves).toString('hex')).toBe(
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    );
  });

  it('goes on from what was kept of it as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 70 }), (before, after) => {
        const leaves = leavesOf(before + after);
        const kept = Frontier.empty();
        for (const leaf of leaves.slice(0, before)) kept.append(leaf);
        const resumed = Frontier.from(kept.bytes, before);
        for (const leaf of leaves.slice(before)) resumed.append(leaf);
        expect(resumed.root()).toEqual(rootOf(leaves));
      }),
    );
  });

  it('proves each leaf to be where it is, and nowhere else', () => {
    for (let size = 1; size <= 20; size++) {
      const leaves = leavesOf(size);
      const root = rootOf(leaves);
      leaves.forEach((leaf, index) => {
        const path = inclusionPath(index, leaves);
        expect(rootByPath(leaf, index, size, path)).toEqual(root);
        expect(rootByPath(leafHash('another'), index, size, path)).not.toEqual(root);
        if (size > 1) {
          expect(rootByPath(leaf, (index + 1) % size, size, path)).not.toEqual(root);
          expect(rootByPath(leaf, index, size, path.slice(1))).not.toEqual(root);
        }
      });
    }
  });
});
