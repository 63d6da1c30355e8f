import { hash } from 'node:crypto';
import { Frontier, HASH_BYTES, leafHash } from './merkle.js';

/** The version of the text of rows that new seals are made over: `audit_entry_text`. */
export const ENTRY_FORMAT = 1;

export const SEQ_BYTES = 8;
export const LEAF_BYTES = SEQ_BYTES + HASH_BYTES;

/** A row as a seal keeps it. */
export interface Leaf {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** What a seal says: which rows it covers, under which root, and which seal came before. */
export interface SealContent {
  readonly number: bigint;
  readonly previousHash: Buffer;
  readonly fromSeq: bigint;
  readonly toSeq: bigint;
  readonly rowCount: bigint;
  readonly format: number;
  readonly seqListHash: Buffer;
  readonly rootHash: Buffer;
  /** With microseconds, as the database has it. */
  readonly createdAt: string;
}

/** What is signed. Lines of text, so that an auditor can read it and any language can write it. */
export function sealStatement(seal: SealContent): string {
  return [
    'bindery-audit-seal/1',
    seal.number,
    seal.previousHash.toString('hex'),
    `${seal.fromSeq}-${seal.toSeq}`,
    seal.rowCount,
    seal.format,
    seal.seqListHash.toString('hex'),
    seal.rootHash.toString('hex'),
    seal.createdAt,
    '',
  ].join('\n');
}

/** The name of a seal in the one after it, and its leaf in the tree of seals. */
export function sealHash(seal: SealContent): Buffer {
  return leafHash(sealStatement(seal));
}

export const NO_SEAL = Buffer.alloc(HASH_BYTES);

export interface LeafList {
  readonly seqListHash: Buffer;
  readonly rootHash: Buffer;
}

/** Both over the list as a seal keeps it: a number of eight bytes, then the hash of the row. */
export function summaryOf(leaves: Buffer): LeafList {
  const numbers = Buffer.alloc((leaves.length / LEAF_BYTES) * SEQ_BYTES);
  const frontier = Frontier.empty();
  for (let at = 0, place = 0; at < leaves.length; at += LEAF_BYTES, place += SEQ_BYTES) {
    leaves.copy(numbers, place, at, at + SEQ_BYTES);
    frontier.appendText(leaves.toString('latin1', at + SEQ_BYTES, at + LEAF_BYTES));
  }
  // Numbers are drawn before a transaction ends, so gaps are lawful; which there were is part of the seal.
  return { seqListHash: hash('sha256', numbers, 'buffer'), rootHash: frontier.root() };
}

export function leavesIn(bytes: Buffer): readonly Leaf[] {
  return Array.from({ length: Math.floor(bytes.length / LEAF_BYTES) }, (_, index) => ({
    seq: bytes.readBigInt64BE(index * LEAF_BYTES),
    hash: bytes.subarray(index * LEAF_BYTES + SEQ_BYTES, (index + 1) * LEAF_BYTES),
  }));
}

/** What a checkpoint says: how far a trail is sealed, and with which key it is signed. */
export interface CheckpointContent {
  /** The schema of the company: two companies may have as many seals. */
  readonly trail: string;
  readonly seals: bigint;
  readonly toSeq: bigint;
  readonly rootHash: Buffer;
  readonly createdAt: string;
  readonly kid: string;
}

/** What is signed and told outside: so many seals, up to this row, under this root. */
export function checkpointStatement(checkpoint: CheckpointContent): string {
  return [
    'bindery-audit-checkpoint/1',
    checkpoint.trail,
    checkpoint.seals,
    checkpoint.toSeq,
    checkpoint.rootHash.toString('hex'),
    checkpoint.createdAt,
    checkpoint.kid,
    '',
  ].join('\n');
}

/** What the key before says of a new one. */
export function endorsementStatement(kid: string, number: bigint): string {
  return ['bindery-audit-key/1', number, kid, ''].join('\n');
}
