import { EntityManager } from '@mikro-orm/postgresql';
import { RequestContext } from '@mikro-orm/core';
import type { INestApplicationContext } from '@nestjs/common';
import { sql } from 'kysely';
import { RaiseAlerts } from '../../src/modules/audit/alerts/raise-alerts.js';
import { newId } from '../../src/shared/ids.js';

/** A row of the trail as a story needs it. */
export interface TrailRow {
  readonly id?: string;
  readonly at: Date;
  readonly action: string;
  readonly user?: string | null;
  readonly client?: string;
  readonly ip?: string;
  readonly type?: string;
  readonly resource?: string;
  readonly outcome?: string;
  readonly risk?: string;
  readonly alerts?: readonly string[];
  readonly code?: string;
}

/** Somebody of whom only the trail knows anything. */
export async function somebody(app: INestApplicationContext): Promise<string> {
  const id = newId();
  await sql`
    insert into users (id, email, first_name, last_name, role) values (${id}, ${`${id}@example.com`}, 'Sam', 'Roe', 'underwriter')
  `.execute(app.get(EntityManager).fork().getKysely());
  return id;
}

/** Writes rows as the application would, at moments of the story. Their ids. */
export async function writeTrail(
  app: INestApplicationContext,
  rows: readonly TrailRow[],
): Promise<readonly string[]> {
  const given = rows.map(({ id = newId(), ...row }) => ({ id, ...row }));
  await sql`
    insert into audit_logs (id, created_at, user_id, client_id, ip_address, action, resource_type, resource_id, outcome,
                            risk_score, security_alerts, changes)
    select id, at, "user", client, ip, action, coalesce(type, 'thing'), coalesce(resource, '1'), coalesce(outcome, 'success'),
           coalesce(risk, 0), alerts, case when code is not null then jsonb_build_object('code', code) end
      from json_to_recordset(${JSON.stringify(given)}::json) as r (id uuid, at timestamptz, "user" uuid, client text, ip inet,
           action text, type text, resource text, outcome text, risk numeric, alerts jsonb, code text)
  `.execute(app.get(EntityManager).fork().getKysely());
  return given.map(({ id }) => id);
}

/** Looks through the trail as far as it has come. How many alerts that has raised. */
export function lookForAlerts(app: INestApplicationContext): Promise<number> {
  return RequestContext.create(app.get(EntityManager), () =>
    app.get(RaiseAlerts, { strict: false }).run(new AbortController().signal),
  );
}
