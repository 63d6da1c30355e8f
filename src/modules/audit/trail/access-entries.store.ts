import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** The row of a request in the trail. */
export interface AccessEntry {
  readonly user: string | null;
  readonly client: string | null;
  readonly session: string | null;
  readonly ip: string;
  readonly agent: string | null;
  readonly request: string;
  readonly type: string;
  readonly resource: string;
  readonly method: string;
  readonly path: string;
  readonly outcome: string;
  readonly status: number;
  readonly ms: number;
  readonly code: string | null;
  readonly risk: string;
  readonly alerts: readonly string[] | null;
}

export const ACCESS_ACTION = 'http.request';

@Injectable()
export class AccessEntriesStore {
  async insert(em: EntityManager, entries: readonly AccessEntry[]): Promise<void> {
    await sql`
      insert into audit_logs (user_id, client_id, session_id, ip_address, user_agent, request_id, action, resource_type,
                              resource_id, request_method, request_path, changes, outcome, response_status, response_time_ms,
                              risk_score, security_alerts)
      select "user", client, session, ip, agent, request, ${ACCESS_ACTION}, type, resource, method, path,
             case when code is not null then jsonb_build_object('code', code) end, outcome, status, ms, risk, alerts
        from json_to_recordset(${JSON.stringify(entries)}::json) as entry (
          "user" uuid, client text, session text, ip inet, agent text, request text, type text, resource text, method text,
          path text, outcome text, status integer, ms integer, code text, risk numeric, alerts jsonb)
    `.execute(em.getKysely());
  }
}
