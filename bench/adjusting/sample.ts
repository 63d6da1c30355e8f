import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { LoadRequest } from '../http/load.js';
import { post } from '../http/post.js';
import type { Row } from '../http/written-rows.js';
import { OF_CHANGES, all, countRows, filled, more, one } from '../http/written-rows.js';
import type { AdjustingWorld } from './world.js';
import { AdjustingRequests } from './world.js';

/** Every row that reporting a loss, raising a reserve and asking for a payment leave behind. */
export interface AdjustingSample {
  readonly claim: Row;
  readonly fact: Row;
  readonly diary: readonly Row[];
  readonly notice: Row;
  readonly verification: Row;
  readonly transition: Row;
  readonly reportFigure: Row;
  readonly document: Row;
  readonly undrawn: Row;
  readonly documentAudit: Row;
  readonly claimAudit: Row;
  /** What points to fraud on it: the loss is of the first days of new business. */
  readonly score: Row;
  readonly scoreAudit: Row;
  readonly claimAnswer: Row;
  readonly reserve: Row;
  readonly entry: Row;
  readonly reserveFigure: Row;
  /** That what the claim cedes is to be worked out. */
  readonly cession: Row;
  readonly reservedLine: Row;
  readonly reserveAudit: Row;
  readonly reserveAnswer: Row;
  readonly payment: Row;
  readonly payee: Row;
  readonly heldLine: Row;
  readonly paymentAudit: Row;
  readonly paymentAnswer: Row;
  /** How many rows each table has more: a table that is not named above would be work that the peer does not do. */
  readonly added: Row;
}

/** Numbers and ids stand inside these, and names of insureds, which differ from policy to policy. */
export const OWN_TEXTS = [
  'claim.insured_name',
  'claim.data',
  'fact.data',
  'verification.known_now',
  'verification.known_then',
  'reserve.lines',
  'payment.lines',
];

/** The place of one sample among the policies and claims: each is of the same customer as the others. */
export interface Place {
  readonly policy: number;
  readonly case: number;
}

/** Reports, reserves and asks for a payment once on a server, and collects what that wrote. */
export async function takeAdjustingSample(
  url: string,
  admin: Client,
  world: AdjustingWorld,
  place: Place,
): Promise<AdjustingSample> {
  const requests = new AdjustingRequests(world);
  const token = (await world.adjusters[0]?.session.token()) ?? '';
  const counted = await countRows(admin);
  const policyId = world.policyIds[place.policy];
  const of = world.cases[place.case];
  if (policyId === undefined || !of) throw new Error('There are too few policies or claims for a sample');
  const keys = { claim: randomUUID(), reserve: randomUUID(), payment: randomUUID() };
  const send = ({ path, body = '' }: LoadRequest, key: string): Promise<{ readonly id: string }> =>
    post(url, path.replace('/api/v1', ''), JSON.parse(body) as object, { token, key });
  const lastFigure = async (): Promise<Row> => {
    const { rows } = await admin.query<{ id: string }>(
      'select id from claim_figure_changes order by id desc limit 1',
    );
    return one(admin, 'claim_figure_changes', 'id', rows[0]?.id ?? '');
  };
  const line = (): Promise<Row> => one(admin, 'claim_reserve_lines', 'id', of.lineId);

  const claim = await send(requests.register(policyId), keys.claim);
  const reportFigure = await lastFigure();
  const reserve = await send(requests.reserve(of), keys.reserve);
  const [reserveFigure, reservedLine] = [await lastFigure(), await line()];
  const payment = await send(requests.pay(of), keys.payment);
  const cessions = await all(admin, 'claim_cession_changes', 'claim_id', of.claimId);
  const cession = cessions.toSorted((a, b) => (filled(a, 'id') < filled(b, 'id') ? -1 : 1)).at(-1);
  const [claimAudit, scoreAudit, ...others] = await trail(admin, claim.id);
  const document = await one(admin, 'documents', 'subject_id', claim.id);
  const documentId = filled(document, 'id');
  const [documentAudit] = await trail(admin, documentId);
  const audits = await trail(admin, of.claimId);
  const [reserveAudit, paymentAudit] = audits.slice(-2);
  if (
    !cession ||
    !claimAudit ||
    !scoreAudit ||
    !documentAudit ||
    !reserveAudit ||
    !paymentAudit ||
    others.length > 0
  )
    throw new Error('The peer does not write these audit rows');
  return {
    claim: await one(admin, 'claims', 'id', claim.id),
    fact: await one(admin, 'customer_facts', 'subject_id', claim.id),
    diary: byKind(await all(admin, 'claim_diary', 'claim_id', claim.id)),
    notice: await one(admin, 'claim_notices', 'claim_id', claim.id),
    verification: await one(admin, 'claim_verifications', 'claim_id', claim.id),
    transition: await one(admin, 'claim_transitions', 'claim_id', claim.id),
    reportFigure,
    document,
    undrawn: await one(admin, 'undrawn_documents', 'document_id', documentId),
    documentAudit,
    claimAudit,
    score: await one(admin, 'claim_fraud_scores', 'claim_id', claim.id),
    scoreAudit,
    claimAnswer: await one(admin, 'idempotency_keys', 'key', keys.claim),
    reserve: await one(admin, 'claim_transactions', 'id', reserve.id),
    entry: await one(admin, 'claim_entries', 'transaction_id', reserve.id),
    reserveFigure,
    cession,
    reservedLine,
    reserveAudit,
    reserveAnswer: await one(admin, 'idempotency_keys', 'key', keys.reserve),
    payment: await one(admin, 'claim_transactions', 'id', payment.id),
    payee: await one(admin, 'claim_payees', 'transaction_id', payment.id),
    heldLine: await line(),
    paymentAudit,
    paymentAnswer: await one(admin, 'idempotency_keys', 'key', keys.payment),
    added: more(counted, await countRows(admin)),
  };
}

async function trail(admin: Client, resourceId: string): Promise<readonly Row[]> {
  const rows = await all(admin, 'audit_logs', 'resource_id', resourceId, OF_CHANGES);
  return rows.toSorted((a, b) => Number(a['seq']) - Number(b['seq']));
}

function byKind(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (filled(a, 'kind') < filled(b, 'kind') ? -1 : 1));
}
