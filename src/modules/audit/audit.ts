import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { requestFacts } from '../../platform/http/request-context.js';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

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

/** The audit trail as other rooms see it: one row per change, in the transaction of the change or not at all. */
@Injectable()
export class Audit {
  constructor(private readonly em: EntityManager) {}

  /** Throws when no transaction is open: an audit row that could outlive or miss its change proves nothing. */
  async record(actor: Actor, entry: AuditEntry): Promise<void> {
    if (!this.em.isInTransaction())
      throw new Error('Audit.record() needs the transaction of the change it records');
    await this.row(actor, entry).execute(this.em.getKysely());
  }

  /** The insert itself, for a caller that writes it in one statement with the change it records. */
  row(actor: Actor, entry: AuditEntry): RawBuilder<unknown> {
    const facts = requestFacts();
    return sql`
      insert into audit_logs (user_id, client_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
                              request_method, request_path, changes, outcome, risk_score, security_alerts)
      values (${userOf(actor)}, ${actor.client?.clientId ?? null}, ${facts?.ip ?? null}, ${facts?.userAgent ?? null}, ${actor.sessionId}, ${facts?.requestId ?? null},
              ${entry.action}, ${entry.resourceType}, ${entry.resourceId}, ${facts?.method ?? null}, ${facts?.path ?? null},
              ${JSON.stringify(entry.changes ?? {})}, ${entry.outcome ?? 'success'}, ${entry.riskScore ?? null},
              ${entry.securityAlerts ? JSON.stringify(entry.securityAlerts) : null})`;
  }

  /** The same change of many resources: one row for each `id` that the question gives. */
  rowsOf(
    actor: Actor,
    entry: Omit<AuditEntry, 'resourceId'>,
    resources: RawBuilder<unknown>,
  ): RawBuilder<unknown> {
    const facts = requestFacts();
    return sql`
      insert into audit_logs (user_id, client_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
                              request_method, request_path, changes, outcome, risk_score, security_alerts)
      select ${userOf(actor)}::uuid, ${actor.client?.clientId ?? null}::text, ${facts?.ip ?? null}::inet, ${facts?.userAgent ?? null}::text, ${actor.sessionId}::text,
             ${facts?.requestId ?? null}::text, ${entry.action}, ${entry.resourceType}, resource.id::text,
             ${facts?.method ?? null}::text, ${facts?.path ?? null}::text, ${JSON.stringify(entry.changes ?? {})}::jsonb, ${entry.outcome ?? 'success'},
             ${entry.riskScore ?? null}::numeric, ${entry.securityAlerts ? JSON.stringify(entry.securityAlerts) : null}::jsonb
        from (${resources}) as resource`;
  }
}

/** A client acts without a user: its row names the client alone. */
function userOf({ id, client }: Actor): string | null {
  return client === undefined ? id : null;
}
