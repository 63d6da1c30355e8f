import type { PoolClient } from 'pg';
import type { Row } from '../sample.js';

export interface AuditedBy {
  readonly agentId: string;
  readonly resourceId: string;
  readonly path: string;
  readonly changes: object;
}

export async function insertAudit(client: PoolClient, sample: Row, by: AuditedBy): Promise<void> {
  await client.query(
    `insert into audit_logs (user_id, ip_address, user_agent, session_id, request_id, action, resource_type, resource_id,
                             request_method, request_path, changes, outcome)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      by.agentId,
      sample['ip_address'],
      sample['user_agent'],
      sample['session_id'],
      sample['request_id'],
      sample['action'],
      sample['resource_type'],
      by.resourceId,
      sample['request_method'],
      by.path,
      JSON.stringify(by.changes),
      sample['outcome'],
    ],
  );
}

export interface Answered {
  readonly scope: string;
  readonly key: string;
  readonly location: string;
  readonly body: string;
}

export async function insertAnswer(client: PoolClient, sample: Row, answer: Answered): Promise<void> {
  await client.query(
    `insert into idempotency_keys (scope, key, request_hash, response_status, response_body, response_headers,
                                   created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, now(), now() + interval '7 days')`,
    [
      answer.scope,
      answer.key,
      sample['request_hash'],
      sample['response_status'],
      answer.body,
      JSON.stringify({ location: answer.location, etag: '"1"' }),
    ],
  );
}
