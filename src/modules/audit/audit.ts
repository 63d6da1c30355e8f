import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { requestFacts } from '../../platform/http/request-context.js';
import { Statement } from '../../platform/statement.js';

export type AuditOutcome = 'success' | 'failure' | 'denied';

export interface AuditEntry {
  /** What was done, as `<room>.<past tense>`: `policies.bound`. */
  readonly action: string;
  /** Singular: `policy`. */
  readonly resourceType: string;
  readonly resourceId: string;
  /** Fields that changed; never secrets, identifiers of people, or whole documents. */
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly outcome?: AuditOutcome;
  /** 0 to 1; null when nothing was scored. */
  readonly riskScore?: number;
  readonly securityAlerts?: readonly string[];
}

interface NewRows {
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly sessionId: string | null;
  readonly requestId: string | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceIds: readonly string[];
  readonly method: string | null;
  readonly path: string | null;
  readonly changes: string;
  readonly outcome: AuditOutcome;
  readonly riskScore: number | null;
  readonly securityAlerts: string | null;
}

/** One row for each of the resources. */
const INSERT = new Statement<NewRows>(
  (row) => sql`
    insert into audit_logs (user_id, client_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
                            request_method, request_path, changes, outcome, risk_score, security_alerts)
    select ${row.userId}::uuid, ${row.clientId}::text, ${row.ip}::inet, ${row.userAgent}::text, ${row.sessionId}::text, ${row.requestId}::text,
           ${row.action}, ${row.resourceType}, resource_id, ${row.method}::text, ${row.path}::text, ${row.changes}::jsonb, ${row.outcome},
           ${row.riskScore}::numeric, ${row.securityAlerts}::jsonb
      from unnest(${row.resourceIds}::text[]) as resource_id`,
);

/**
 * The audit trail as other rooms see it: one row per change, in the transaction of the change or not at all, because a row that
 * could outlive or miss its change proves nothing.
 */
@Injectable()
export class Audit {
  constructor(private readonly em: EntityManager) {}

  record(actor: Actor, { resourceId, ...entry }: AuditEntry): Promise<void> {
    return this.recordEach(actor, entry, [resourceId]);
  }

  /** The same change of many resources: one row for each. */
  async recordEach(
    actor: Actor,
    entry: Omit<AuditEntry, 'resourceId'>,
    resourceIds: readonly string[],
  ): Promise<void> {
    if (resourceIds.length === 0) return;
    const facts = requestFacts();
    await INSERT.send(this.em, {
      userId: userOf(actor),
      clientId: actor.client?.clientId ?? null,
      ip: facts?.ip ?? null,
      userAgent: facts?.userAgent ?? null,
      sessionId: actor.sessionId,
      requestId: facts?.requestId ?? null,
      action: entry.action,
      resourceType: entry.resourceType,
      resourceIds,
      method: facts?.method ?? null,
      path: facts?.path ?? null,
      changes: JSON.stringify(entry.changes ?? {}),
      outcome: entry.outcome ?? 'success',
      riskScore: entry.riskScore ?? null,
      securityAlerts: entry.securityAlerts ? JSON.stringify(entry.securityAlerts) : null,
    });
  }
}

/** A client acts without a user: its row names the client alone. */
function userOf({ id, client }: Actor): string | null {
  return client === undefined ? id : null;
}
