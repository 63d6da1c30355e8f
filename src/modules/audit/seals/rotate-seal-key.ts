import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../audit.js';
import { SealKeys } from './seal-keys.js';

/** Seals are signed with a new key from now on; who knows the old one knows the new one by its endorsement. */
@Injectable()
export class RotateSealKey {
  constructor(
    protected readonly em: EntityManager,
    private readonly keys: SealKeys,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(actor: Actor): Promise<string> {
    const { kid } = await this.keys.rotate();
    await this.audit.record(actor, {
      action: 'audit.seal-key-rotated',
      resourceType: 'seal-key',
      resourceId: kid,
    });
    return kid;
  }
}
