import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { World } from './world.js';
import { post } from './post.js';
import { Requests } from './world.js';

/** A row as PostgreSQL prints it: what goes in again as parameters is exactly what came out. */
export type Row = Readonly<Record<string, string | null>>;

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

/** Rows of requests come after the answer, many at once; the peer has no such trail, and the price of it is in our figures. */
const OF_CHANGES = `action <> 'http.request'`;

async function countRows(admin: Client): Promise<ReadonlyMap<string, number>> {
  const tables = await admin.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const counts = tables.rows.map(({ name }) => {
    const where = name === 'audit_logs' ? ` where ${OF_CHANGES}` : '';
    return `select '${name}' as name, count(*)::integer as rows from ${name}${where}`;
  });
  const { rows } = await admin.query<{ name: string; rows: number }>(counts.join(' union all '));
  return new Map(rows.map((row) => [row.name, row.rows]));
}

function more(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Row {
  return Object.fromEntries([...after].map(([table, rows]) => [table, `${rows - (before.get(table) ?? 0)}`]));
}

/** Ids made within one millisecond have no order. */
function byCode(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (filled(a, 'code') < filled(b, 'code') ? -1 : 1));
}

async function one(admin: Client, table: string, column: string, value: string): Promise<Row> {
  const [row, ...more] = await all(admin, table, column, value);
  if (!row || more.length > 0) throw new Error(`Not one row in ${table}`);
  return row;
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

async function all(
  admin: Client,
  table: string,
  column: string,
  value: string,
  which = 'true',
): Promise<readonly Row[]> {
  const { rows } = await admin.query<Row>({
    text: `select * from ${table} where ${column} = $1 and ${which}`,
    values: [value],
    types: { getTypeParser: () => (text: string) => text },
  });
  return rows;
}

/** What differs from one quote or policy to the next whoever writes it. */
const OWN_TO_EACH =
  /_?id$|_by$|_at$|^seq$|^key$|_number$|^scope$|^changes$|^details$|^request_hash$|^request_path$|^response_body$|^response_headers$/;

/** The number of the policy stands inside the document, and so its hashes differ. */
const OF_DOCUMENTS = new Set([
  'document.data',
  'document.data_sha256',
  'document.content_sha256',
  'undrawn.content',
]);

/**
 * Throws unless two samples have the same columns filled with the same values, apart from ids, numbers and moments, and
 * texts of the same length where those stand inside: a peer that wrote less than Bindery would be no measure for it.
 */
export function assertSameWork(bindery: Sample, peer: Sample): void {
  const differences: string[] = [];
  for (const name of Object.keys(bindery) as readonly (keyof Sample)[]) {
    const [ours, theirs] = [[bindery[name]].flat() as Row[], [peer[name]].flat() as Row[]];
    if (ours.length !== theirs.length) differences.push(`${name}: ${ours.length} and ${theirs.length} rows`);
    ours.forEach((row, index) => {
      for (const [column, value] of Object.entries(row)) {
        const other = theirs[index]?.[column] ?? null;
        const same =
          OWN_TO_EACH.test(column) || OF_DOCUMENTS.has(`${name}.${column}`)
            ? (value === null) === (other === null) &&
              Math.abs((value ?? '').length - (other ?? '').length) <= LEEWAY
            : value === other;
        if (!same) differences.push(`${name}.${column}: ${value?.slice(0, 200)} and ${other?.slice(0, 200)}`);
      }
    });
  }
  if (differences.length > 0) throw new Error(`The peer writes something else:\n${differences.join('\n')}`);
}

/** Moments have trailing zeros cut off, here and in JSON. */
const LEEWAY = 12;

/** A column of a row that is known to be filled. */
export function filled(row: Row, column: string): string {
  const value = row[column];
  if (value === null || value === undefined) throw new Error(`The sample has no ${column}`);
  return value;
}
