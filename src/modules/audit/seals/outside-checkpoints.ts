import { createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import type { CheckpointFile } from './checkpoint-trail.js';
import { Evidence } from './evidence.js';
import { isSignedBy, thumbprint } from './seal-keys.js';

export interface OutsideCheckpoint {
  readonly kid: string;
  readonly seals: bigint;
  readonly toSeq: bigint;
  readonly rootHash: Buffer;
  readonly createdAt: string;
}

/** Five days of them; each holds what all before it did. */
const NEWEST = 1_500;

/** Checkpoints as they lie outside the database. One whose signature does not hold is none. */
@Injectable()
export class OutsideCheckpoints {
  private readonly evidence: Evidence | null;

  constructor(config: AppConfig) {
    this.evidence = Evidence.of(config, 'checkpoints');
  }

  /** Null where none are put outside. */
  async read(): Promise<readonly OutsideCheckpoint[] | null> {
    const files = await this.evidence?.newest(NEWEST);
    return files?.flatMap((bytes) => checkpointIn(bytes) ?? []) ?? null;
  }
}

function checkpointIn(bytes: Buffer): OutsideCheckpoint | null {
  const { statement, signature, key } = JSON.parse(bytes.toString('utf8')) as CheckpointFile;
  const [, , seals = '', toSeq = '', root = '', createdAt = '', kid = ''] = statement.split('\n');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  if (thumbprint(key) !== kid || !isSignedBy(publicKey, statement, Buffer.from(signature, 'base64url')))
    return null;
  return { kid, seals: BigInt(seals), toSeq: BigInt(toSeq), rootHash: Buffer.from(root, 'hex'), createdAt };
}
