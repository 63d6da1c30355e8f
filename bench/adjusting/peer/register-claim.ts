import type { PoolClient } from 'pg';
import { newId } from '../../../src/shared/ids.js';
import { insertAnswer, insertAudit, insertCopies, insertCopy } from '../../http/peer/rows.js';
import type { Row } from '../../http/written-rows.js';
import { filled } from '../../http/written-rows.js';
import type { AdjustingSample } from '../sample.js';

export interface RegisterClaim {
  readonly key: string;
  readonly policyId: string;
  readonly adjusterId: string;
}

interface ReadPolicy {
  readonly policyNumber: string;
  readonly customerId: string;
  readonly insuredName: string;
  readonly claimNumber: string;
}

const READ_POLICY = `
  select policy_number as "policyNumber", customer_id as "customerId", data ->> 'insuredName' as "insuredName",
         generate_claim_number() as "claimNumber"
    from policies where id = $1`;

/**
 * Claim, recorded loss, deadlines, acknowledgment, notice, figure, verification, transition, fraud score, audit and answer of the sample
 * once more, for another policy and key.
 */
export function registerClaim(
  sample: AdjustingSample,
): (client: PoolClient, input: RegisterClaim) => Promise<string> {
  const { claim, document, undrawn, documentAudit, claimAudit, scoreAudit } = sample;
  const answer = JSON.parse(filled(sample.claimAnswer, 'response_body')) as Record<string, unknown>;
  const [notice] = answer['notices'] as readonly object[];
  const parsed = (row: Row, column: string): object => JSON.parse(filled(row, column)) as object;
  const fact = parsed(sample.fact, 'data');
  const known = parsed(sample.verification, 'known_now');
  const changes = parsed(claimAudit, 'changes');
  const ofScore = parsed(scoreAudit, 'changes');
  const ofDocument = parsed(documentAudit, 'changes');
  const numbers = [filled(claim, 'claim_number'), filled(claim, 'policy_number')] as const;

  return async (client, { key, policyId, adjusterId }) => {
    const [id, documentId, noticeId] = [newId(), newId(), newId()];
    const now = new Date().toISOString();
    const read = await client.query<ReadPolicy>(READ_POLICY, [policyId]);
    const { policyNumber, customerId, insuredName, claimNumber } = read.rows[0] as ReadPolicy;
    const renumbered = (row: Row, column: string): string =>
      filled(row, column).replaceAll(numbers[0], claimNumber).replaceAll(numbers[1], policyNumber);
    await insertCopy(client, 'claims', {
      ...claim,
      id,
      claim_number: claimNumber,
      policy_id: policyId,
      policy_number: policyNumber,
      customer_id: customerId,
      insured_name: insuredName,
      reported_at: now,
      submitted_at: now,
    });
    await insertCopy(client, 'customer_facts', {
      ...sample.fact,
      id: newId(),
      customer_id: customerId,
      subject_id: id,
      data: JSON.stringify({ ...fact, policyId, claimNumber }),
    });
    await insertCopies(
      client,
      'claim_diary',
      sample.diary.map((row) => ({ ...row, id: newId(), claim_id: id, created_by: adjusterId })),
    );
    await insertCopy(client, 'documents', {
      ...document,
      id: documentId,
      subject_id: id,
      customer_id: customerId,
      data: renumbered(document, 'data'),
      created_by: adjusterId,
    });
    const content = renumbered(undrawn, 'content');
    await insertCopy(client, 'undrawn_documents', { ...undrawn, document_id: documentId, content });
    await insertCopy(client, 'claim_notices', {
      ...sample.notice,
      id: noticeId,
      claim_id: id,
      reported_at: now,
      recorded_by: adjusterId,
    });
    await insertCopy(client, 'claim_figure_changes', { ...sample.reportFigure, id: newId() });
    await insertCopy(client, 'claim_verifications', {
      ...sample.verification,
      id: newId(),
      claim_id: id,
      policy_id: policyId,
      known_now: JSON.stringify({ ...known, id: policyId, policyNumber, customerId, insuredName }),
      verified_by: adjusterId,
      verified_at: now,
    });
    await insertCopy(client, 'claim_transitions', {
      ...sample.transition,
      id: newId(),
      claim_id: id,
      taken_by: adjusterId,
      taken_at: now,
    });
    await insertCopy(client, 'claim_fraud_scores', {
      ...sample.score,
      id: newId(),
      claim_id: id,
      scored_by: adjusterId,
      scored_at: now,
    });
    await insertAudit(client, { agentId: adjusterId, path: '/api/v1/claims' }, [
      { sample: documentAudit, resourceId: documentId, changes: { ...ofDocument, subjectId: id } },
      { sample: claimAudit, resourceId: id, changes: { ...changes, claimNumber, policyId } },
      { sample: scoreAudit, resourceId: id, changes: ofScore },
    ]);
    const body = JSON.stringify({
      ...answer,
      id,
      claimNumber,
      policyId,
      policyNumber,
      customerId,
      insuredName,
      reportedAt: now,
      submittedAt: now,
      createdAt: now,
      updatedAt: now,
      notices: [{ ...notice, id: noticeId, claimId: id, reportedAt: now, recordedBy: adjusterId }],
    });
    const scope = `${adjusterId} POST /api/v1/claims`;
    await insertAnswer(client, sample.claimAnswer, { scope, key, location: `/api/v1/claims/${id}`, body });
    return body;
  };
}
