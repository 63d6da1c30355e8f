import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { World } from './world.js';
import { post } from './post.js';
import { Requests } from './world.js';
import type { Row } from './written-rows.js';
import { OF_CHANGES, all, countRows, filled, more, one } from './written-rows.js';

interface AuditTrail {
  readonly quoteAudit: Row;
  readonly quoteBoundAudit: Row;
  readonly policyAudit: Row;
  readonly accountAudit: Row;
  readonly documentAudit: Row;
}

/** Every row that one quote, and binding it, leaves behind. */
export interface Sample extends AuditTrail {
  readonly quote: Row;
  readonly worksheet: Row;
  /** The notice that a report made the quote dearer, which is owed to the consumer (FCRA, 15 U.S.C. 1681m). */
  readonly adverseAction: Row;
  readonly quoteAnswer: Row;
  readonly policy: Row;
  readonly party: Row;
  readonly transaction: Row;
  readonly charges: readonly Row[];
  readonly coverages: readonly Row[];
  readonly account: Row;
  readonly item: Row;
  readonly entry: Row;
  readonly document: Row;
  readonly undrawn: Row;
  readonly bindAnswer: Row;
  /** How many rows each table has more: a table that is not named above would be work that the peer does not do. */
  readonly added: Row;
}

/** Quotes and binds once on a server, and collects what that wrote. */
export async function takeSample(url: string, admin: Client, world: World): Promise<Sample> {
  const [agent] = world.agents;
  const { body, path } = new Requests(world).createQuote();
  const keys = { quote: randomUUID(), bind: randomUUID() };
  const token = await agent?.session.token();
  const counted = await countRows(admin);
  const send = <T>(to: string, payload: object, key: string, ifMatch?: string): Promise<T> =>
    post<T>(url, to.replace('/api/v1', ''), payload, { token, key, ifMatch });
  const quote = await send<{ id: string; worksheetId: string }>(
    path,
    JSON.parse(body ?? '') as object,
    keys.quote,
  );
  const open = await one(admin, 'quotes', 'id', quote.id);
  const policy = await send<{ id: string }>(`${path}/${quote.id}/bind`, {}, keys.bind, '"1"');
  const transaction = await one(admin, 'policy_transactions', 'policy_id', policy.id);
  const account = await one(admin, 'billing_accounts', 'policy_id', policy.id);
  const document = await one(admin, 'documents', 'subject_id', policy.id);
  const [accountId, documentId] = [filled(account, 'id'), filled(document, 'id')];
  return {
    quote: open,
    worksheet: await one(admin, 'rating_worksheets', 'id', quote.worksheetId),
    adverseAction: await one(admin, 'adverse_actions', 'subject_id', quote.id),
    ...(await auditTrail(admin, [quote.id, policy.id, accountId, documentId])),
    quoteAnswer: await one(admin, 'idempotency_keys', 'key', keys.quote),
    policy: await one(admin, 'policies', 'id', policy.id),
    party: await one(admin, 'policy_parties', 'policy_id', policy.id),
    transaction,
    charges: byCode(await all(admin, 'policy_charges', 'transaction_id', transaction['id'] ?? '')),
    coverages: byCode(await all(admin, 'policy_coverages', 'transaction_id', filled(transaction, 'id'))),
    account,
    item: await one(admin, 'billing_items', 'account_id', accountId),
    entry: await one(admin, 'billing_entries', 'account_id', accountId),
    document,
    undrawn: await one(admin, 'undrawn_documents', 'document_id', documentId),
    bindAnswer: await one(admin, 'idempotency_keys', 'key', keys.bind),
    added: more(counted, await countRows(admin)),
  };
}

/** Ids made within one millisecond have no order. */
function byCode(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (filled(a, 'code') < filled(b, 'code') ? -1 : 1));
}

const TRAIL: Readonly<Record<keyof AuditTrail, string>> = {
  quoteAudit: 'quoting.created',
  quoteBoundAudit: 'quoting.bound',
  policyAudit: 'policies.bound',
  accountAudit: 'billing.account-opened',
  documentAudit: 'documents.issued',
};

/** The audit rows of one quote and its binding. Another one would be work that the peer does not do, so it is a fault. */
async function auditTrail(admin: Client, resourceIds: readonly string[]): Promise<AuditTrail> {
  const rows: Row[] = [];
  for (const id of resourceIds) rows.push(...(await all(admin, 'audit_logs', 'resource_id', id, OF_CHANGES)));
  const trail = Object.entries(TRAIL).map(
    ([name, action]) => [name, rows.find((row) => row['action'] === action)] as const,
  );
  if (rows.length !== trail.length || trail.some(([, row]) => !row)) {
    throw new Error(
      `The peer does not write these audit rows: ${rows.map((row) => row['action']).join(', ')}`,
    );
  }
  return Object.fromEntries(trail) as unknown as AuditTrail;
}
