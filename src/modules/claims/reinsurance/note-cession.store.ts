import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { insertOf } from '../../../platform/insert.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimCessionChange } from './reinsurance.entities.js';

const NOTE = insertOf(ClaimCessionChange, ['claimId', 'lossOn', 'catastropheCode']);

/**
 * Writes down that what a claim cedes has to be worked out anew, in the transaction of what has changed. Whoever moves a claim to
 * another day or event says so before and after: other claims share the limits of both.
 */
@Injectable()
export class NoteCession {
  constructor(private readonly em: EntityManager) {}

  run({
    id,
    lossOn,
    catastropheCode,
  }: Pick<LockedClaim, 'id' | 'lossOn' | 'catastropheCode'>): Promise<void> {
    return NOTE.send(this.em, { claimId: id, lossOn, catastropheCode });
  }
}
