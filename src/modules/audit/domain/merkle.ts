import { hash } from 'node:crypto';

/**
 * The Merkle tree of RFC 9162 section 2.1: hashes of leaves and of nodes begin with different bytes, so that neither is ever
 * taken for the other, and a tree of n leaves splits at the largest power of two below n.
 */
export const HASH_BYTES = 32;

export const LEAF_PREFIX = 0;
const NODE = Buffer.from([1]);
const LEAF = Buffer.from([LEAF_PREFIX]);

export function leafHash(data: Buffer | string): Buffer {
  return hash('sha256', Buffer.concat([LEAF, Buffer.from(data)]), 'buffer');
}

const pair = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1);
  right.copy(pair, 1 + HASH_BYTES);
  return hash('sha256', pair, 'buffer');
}

/**
 * The same of binary texts, which Node makes in less than half the time of a buffer: a trail has millions of nodes. One buffer for
 * all: nothing is awaited between filling and hashing it.
 */
function nodeText(left: string, right: string): string {
  pair.write(left, 1, 'latin1');
  pair.write(right, 1 + HASH_BYTES, 'latin1');
  return hash('sha256', pair, 'binary');
}

/** The roots of the complete trees that a tree consists of, the largest first: all that is needed to add to it. */
export class Frontier {
  private constructor(
    private readonly roots: string[],
    private count: number,
  ) {}

  static empty(): Frontier {
    return new Frontier([], 0);
  }

  static from(bytes: Buffer, size: number): Frontier {
    const roots = Array.from({ length: bytes.length / HASH_BYTES }, (_, index) =>
      bytes.toString('latin1', index * HASH_BYTES, (index + 1) * HASH_BYTES),
    );
    return new Frontier(roots, size);
  }

  get bytes(): Buffer {
    return Buffer.from(this.roots.join(''), 'latin1');
  }

  append(leaf: Buffer): this {
    return this.appendText(leaf.toString('latin1'));
  }

  /** Adds a leaf that is given as a binary string. Two trees of the same height become one, as when a counter carries. */
  appendText(leaf: string): this {
    let node = leaf;
    for (let left = this.count; left % 2 === 1; left = (left - 1) / 2)
      node = nodeText(this.roots.pop() as string, node);
    this.roots.push(node);
    this.count += 1;
    return this;
  }

  root(): Buffer {
    const [last, ...before] = this.roots.toReversed();
    if (!last) return hash('sha256', '', 'buffer');
    return Buffer.from(
      before.reduce((right, left) => nodeText(left, right), last),
      'latin1',
    );
  }
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const frontier = Frontier.empty();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** Hashes that lead from a leaf to the root (section 2.1.3.1). */
export function inclusionPath(index: number, leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionPath(index, left), rootOf(right)]
    : [...inclusionPath(index - split, right), rootOf(left)];
}

/** The root that a leaf and its path lead to (section 2.1.3.2); null where the path has the wrong length. */
export function rootByPath(
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Buffer[],
): Buffer | null {
  if (index < 0 || index >= size) return null;
  if (size === 1) return path.length === 0 ? leaf : null;
  const last = path.at(-1);
  if (!last) return null;
  const split = splitOf(size);
  const rest = path.slice(0, -1);
  if (index < split) {
    const left = rootByPath(leaf, index, split, rest);
    return left && nodeHash(left, last);
  }
  const right = rootByPath(leaf, index - split, size - split, rest);
  return right && nodeHash(last, right);
}

/** The largest power of two below a size. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}
