import type { PoolClient } from 'pg';
import { newId } from '../../../src/shared/ids.js';
import type { Sample } from '../sample.js';
import type { Row } from '../written-rows.js';
import { filled } from '../written-rows.js';
import type { AuditOf } from './rows.js';
import { insertCopies, insertCopy } from './rows.js';

export interface BoundTerm {
  readonly policyId: string;
  readonly policyNumber: string;
  readonly transactionId: string;
  readonly customerId: string;
  readonly agentId: string;
  readonly now: string;
}

/** The coverages of the sample, its account with installment and entry, and the declarations with their words, for another policy. */
export async function insertConsequences(
  client: PoolClient,
  { coverages, account, item, entry, document, undrawn, accountAudit, documentAudit }: Sample,
  term: BoundTerm,
): Promise<readonly AuditOf[]> {
  const { policyId, policyNumber, transactionId, customerId, agentId, now } = term;
  const [accountId, documentId] = [newId(), newId()];
  await insertCopies(
    client,
    'policy_coverages',
    coverages.map((coverage) => ({ ...coverage, id: newId(), transaction_id: transactionId })),
  );
  const common = { policy_id: policyId, policy_number: policyNumber, customer_id: customerId };
  await insertCopy(client, 'billing_accounts', { ...account, ...common, id: accountId });
  await insertCopy(client, 'billing_items', { ...item, id: newId(), account_id: accountId });
  await insertCopy(client, 'billing_entries', {
    ...entry,
    id: newId(),
    account_id: accountId,
    transaction_id: transactionId,
    booked_at: now,
    booked_by: agentId,
  });
  const renumbered = (row: Row, column: string): string =>
    filled(row, column).replaceAll(filled(account, 'policy_number'), policyNumber);
  await insertCopy(client, 'documents', {
    ...document,
    id: documentId,
    subject_id: policyId,
    customer_id: customerId,
    data: renumbered(document, 'data'),
    created_by: agentId,
  });
  const content = renumbered(undrawn, 'content');
  await insertCopy(client, 'undrawn_documents', { ...undrawn, document_id: documentId, content });
  const changes = (sample: Row, own: object): object => ({
    ...(JSON.parse(filled(sample, 'changes')) as object),
    ...own,
  });
  return [
    { sample: accountAudit, resourceId: accountId, changes: changes(accountAudit, { policyId }) },
    {
      sample: documentAudit,
      resourceId: documentId,
      changes: changes(documentAudit, { subjectId: policyId }),
    },
  ];
}
