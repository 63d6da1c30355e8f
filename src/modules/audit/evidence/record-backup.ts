import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { httpError } from '../../../platform/http/http.errors.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../audit.js';
import { BackupReport } from './backup-report.entity.js';
import type { BackupResponse, TellBackupRequest } from './backups.dto.js';

/** The most by which clocks of two machines differ. */
const PATIENCE_MS = 60_000;

/** Records that there is a backup, or that one is missing, as the operator or the backup script reports it. */
@Injectable()
export class RecordBackup {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: TellBackupRequest): Promise<BackupResponse> {
    const now = this.clock.now();
    const completedAt = new Date(input.completedAt);
    if (completedAt.getTime() > now.getTime() + PATIENCE_MS)
      throw httpError('http.invalid-request', {
        errors: [{ pointer: '/completedAt', detail: 'must not lie in the future' }],
      });
    const { kind, outcome, place, bytes = null, note = null } = input;
    const id = newId(now.getTime());
    await over(this.em, BackupReport)
      .insertInto('BackupReport')
      .values({
        id,
        kind,
        outcome,
        completedAt,
        place,
        bytes: bytes === null ? null : String(bytes),
        note,
        toldBy: actor.id,
        createdAt: now,
      })
      .execute();
    await this.audit.record(actor, {
      action: 'audit.backup-told',
      resourceType: 'backup',
      resourceId: id,
      changes: { kind, status: outcome },
    });
    const told = { id, kind, outcome, place, bytes, note, toldBy: actor.id };
    return { ...told, completedAt: completedAt.toISOString(), createdAt: now.toISOString() };
  }
}
