import { Injectable } from '@nestjs/common';
import { auditError } from '../audit.errors.js';
import { inclusionPath } from '../domain/merkle.js';
import { leavesIn, sealStatement } from '../domain/seal.js';
import { CheckpointTrail } from '../seals/checkpoint-trail.js';
import { SealsStore } from '../seals/seals.store.js';
import { EntriesQueries } from './entries.queries.js';
import type { EntryProofResponse } from './entries.dto.js';

/** That a row was in the trail when a checkpoint was told, for somebody who has the checkpoint and nothing else. */
@Injectable()
export class ProveEntry {
  constructor(
    private readonly entries: EntriesQueries,
    private readonly seals: SealsStore,
    private readonly checkpoints: CheckpointTrail,
  ) {}

  async run(id: string): Promise<EntryProofResponse> {
    const { seq } = await this.entries.byId(id);
    const number = BigInt(seq);
    const seal = await this.seals.over(number);
    if (!seal) throw auditError('audit.entry-not-sealed', { retryAfter: 2 });
    const leaves = leavesIn(seal.leaves);
    const index = leaves.findIndex((leaf) => leaf.seq === number);
    const [entry] = await this.seals.texts(number - 1n, number);
    if (index < 0 || !entry) throw auditError('audit.entry-not-found');
    const checkpoint = await this.checkpoints.firstOver(seal.number);
    const sealHashes = checkpoint ? await this.seals.hashes(BigInt(checkpoint.seals)) : [];
    return {
      entry: entry.text,
      index,
      path: hex(
        inclusionPath(
          index,
          leaves.map(({ hash }) => hash),
        ),
      ),
      sealStatement: sealStatement(seal),
      sealSignature: seal.signature.toString('base64url'),
      kid: seal.kid,
      sealPath: checkpoint ? hex(inclusionPath(Number(seal.number) - 1, sealHashes)) : [],
      checkpoint: checkpoint
        ? {
            statement: checkpoint.statement,
            signature: Buffer.from(checkpoint.signature).toString('base64url'),
          }
        : null,
    };
  }
}

function hex(hashes: readonly Buffer[]): readonly string[] {
  return hashes.map((hash) => hash.toString('hex'));
}
