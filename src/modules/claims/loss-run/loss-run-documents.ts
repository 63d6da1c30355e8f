import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { Documents } from '../../documents/index.js';
import { Policies } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import { causeWords } from '../letters/domain/words.js';
import { OFFICE } from '../time-zones.js';
import type { LossRunLineResponse, LossRunQuery } from './loss-run.dto.js';
import { LossRuns } from './loss-run.queries.js';

export interface LossRunDocument {
  readonly pdf: Buffer;
  readonly policyNumber: string;
}

/** A loss run as PDF, as the next insurer asks for it. It is not stored: it is as of today. */
@Injectable()
export class LossRunDocuments {
  constructor(
    private readonly lossRuns: LossRuns,
    private readonly policies: Policies,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, query: LossRunQuery): Promise<LossRunDocument> {
    const { items, incurred } = await this.lossRuns.of(actor, query);
    const policyId = await this.policyOf(actor, query, items);
    const policy = await this.policies.read(actor, policyId);
    const { pdf } = await this.documents.preview('loss_run', {
      ...(await this.policies.letter(actor, policy)),
      isOfCustomer: query.policyId === undefined,
      valuedOn: this.clock.today(OFFICE),
      incurred,
      lines: items.map((line) => ({
        claimNumber: line.claimNumber,
        policyNumber: query.policyId === undefined ? line.policyNumber : null,
        lossOn: line.lossOn,
        cause: line.cause === null ? null : causeWords(line.cause),
        status: line.status.replace('_', ' '),
        paid: Money.parse(line.paidLoss).plus(Money.parse(line.paidExpense)).toString(),
        outstanding: line.outstanding,
        recovered: line.recovered,
        incurred: line.incurred,
      })),
    });
    return { pdf, policyNumber: policy.policyNumber };
  }

  /** Of a customer, the policy of the latest loss; one without losses is written to under the newest policy. */
  private async policyOf(
    actor: Actor,
    { policyId, customerId }: LossRunQuery,
    items: readonly LossRunLineResponse[],
  ): Promise<string> {
    const ofLoss = policyId ?? items.find((line) => line.policyId !== null)?.policyId ?? null;
    if (ofLoss !== null) return ofLoss;
    const newest = customerId === undefined ? null : await this.policies.newestOf(actor, customerId);
    if (newest === null) throw claimsError('claims.loss-run-without-policy');
    return newest;
  }
}
