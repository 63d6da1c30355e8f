import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { currentRequest, requestOrigin } from '../../platform/http/request-context.js';
import { insertRowsOf } from '../../platform/insert.js';
import { maskedChanges } from './domain/masked-changes.js';
import type { AuditOutcome } from './trail/entry-risk.js';
import { BREAK_GLASS, entryRisk } from './trail/entry-risk.js';
import { AuditLog } from './audit-log.entity.js';

export interface AuditEntry {
  /** What was done, as `<room>.<past tense>`: `policies.bound`. */
  readonly action: string;
  /** Singular: `policy`. */
  readonly resourceType: string;
  readonly resourceId: string;
  /** Fields that changed, as values or as [before, after]. What masked-changes.ts does not name is masked. */
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly outcome?: AuditOutcome;
  /** Security alerts of the row. Words of the table of risks raise its score; others may be used too. */
  readonly securityAlerts?: readonly string[];
}

const ROWS = insertRowsOf(AuditLog, [
  'userId',
  'clientId',
  'ipAddress',
  'userAgent',
  'sessionId',
  'requestId',
  'action',
  'resourceType',
  'resourceId',
  'requestMethod',
  'requestPath',
  'changes',
  'outcome',
  'riskScore',
  'securityAlerts',
]);

/**
 * The audit trail for other rooms: one row per change, in the transaction of the change or not at all, because a row
 * without its change, or a change without its row, proves nothing.
 */
@Injectable()
export class Audit {
  constructor(private readonly em: EntityManager) {}

  record(actor: Actor, { resourceId, ...entry }: AuditEntry): Promise<void> {
    return this.recordEach(actor, entry, [resourceId]);
  }

  /** What was done with a resource, named by its type and id, and the fields that changed. */
  note(
    actor: Actor,
    [resourceType, resourceId]: readonly [type: string, id: string],
    action: string,
    changes: NonNullable<AuditEntry['changes']>,
  ): Promise<void> {
    return this.record(actor, { action, resourceType, resourceId, changes });
  }

  /** The same change of many resources: one row for each. */
  async recordEach(
    actor: Actor,
    entry: Omit<AuditEntry, 'resourceId'>,
    resourceIds: readonly string[],
  ): Promise<void> {
    const request = currentRequest();
    const { action, outcome = 'success', securityAlerts: noticed = [] } = entry;
    const alerts = actor.breakGlass ? [...noticed, BREAK_GLASS] : noticed;
    const row = {
      userId: userOf(actor),
      clientId: actor.client?.clientId ?? actor.through ?? null,
      ...requestOrigin(),
      sessionId: actor.sessionId,
      requestId: request?.requestId ?? null,
      action,
      resourceType: entry.resourceType,
      requestMethod: request?.method ?? null,
      requestPath: request?.path ?? null,
      changes: maskedChanges(entry.changes ?? {}),
      outcome,
      riskScore: entryRisk({ action, outcome, alerts }),
      securityAlerts: alerts.length > 0 ? alerts : null,
    };
    const rows = resourceIds.map((resourceId) => ({ ...row, resourceId }));
    await ROWS.gather(this.em, rows);
  }
}

/** A client that acts for itself has no user: its row names the client alone. That of a user names both, the program and whose it is. */
function userOf({ id, client }: Actor): string | null {
  return client === undefined ? id : null;
}
