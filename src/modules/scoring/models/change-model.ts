import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { QuoteReferrals } from '../../underwriting/index.js';
import type { ModelStatus } from '../domain/model-status.js';
import { modelMayBecome } from '../domain/model-status.js';
import { beginningOfScoring } from '../domain/rated-order.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { scoringError } from '../scoring.errors.js';
import { REFERRAL_CODE } from '../scores/referral-reason.js';
import type { ModelResponse } from './models.dto.js';
import { ModelsQueries } from './models.queries.js';
import { MOVE_TO } from './models.store.js';
import { ScoringModel } from './scoring-model.entity.js';

type Change = Readonly<Record<string, unknown>>;

/** Changes of a model's status, from approval to its end. */
@Injectable()
export class ChangeModel {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ModelsQueries,
    private readonly referrals: QuoteReferrals,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Needs another person than the one who entered the model. */
  @Transactional()
  async approve(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<ModelResponse> {
    const model = await this.lock(id, expected);
    if (model.status !== 'shadow' || model.approvedAt !== null) throw wrongStatus(model);
    if (actor.id === null || actor.id === model.createdBy) throw scoringError('scoring.own-model');
    await this.set(id, { approvedBy: actor.id, approvedAt: this.clock.now() });
    await this.audit.note(actor, ['scoring-model', id], 'scoring.model-approved', { decidedBy: actor.id });
    return this.queries.byId(id);
  }

  /**
   * Puts a model into use: its scores become those of quotes. The model used before for the same target and product is
   * retired.
   */
  @Transactional()
  async activate(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<ModelResponse> {
    const { target, productType } = await this.queries.byId(id);
    // Serializes activations for the same use; of two at once, the later one stays active.
    await lockInTransaction(this.em.getKysely(), `scoring.place ${target} ${productType}`);
    const model = await this.lock(id, expected);
    assertMayBecome(model, 'active');
    if (model.approvedAt === null) throw scoringError('scoring.model-not-approved');
    if (model.expirationDate <= this.clock.today(OFFICE)) throw scoringError('scoring.model-expired');
    await this.retireActive(actor, model);
    await this.set(id, { status: 'active', activatedBy: actor.id, activatedAt: this.clock.now() });
    // Shadow scores of quotes that are still open become the quotes' scores.
    await MOVE_TO.send(this.em, { modelId: id, ratedThrough: beginningOfScoring(Date.now()) });
    await this.audit.note(actor, ['scoring-model', id], 'scoring.model-activated', {
      status: [model.status, 'active'],
    });
    return this.queries.byId(id);
  }

  @Transactional()
  async retire(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string,
  ): Promise<ModelResponse> {
    const model = await this.lock(id, expected);
    assertMayBecome(model, 'retired');
    await this.end(actor, model, 'retired', reason);
    return this.queries.byId(id);
  }

  /**
   * Stops a model at once on all instances: scoring holds its row, so no score is written afterwards. Its undecided
   * referrals are withdrawn; the job removes its scores from quotes.
   */
  @Transactional()
  async kill(actor: Actor, id: string, expected: ExpectedRowVersion, reason: string): Promise<ModelResponse> {
    const model = await this.lock(id, expected);
    assertMayBecome(model, 'killed');
    const count = await this.referrals.withdraw(REFERRAL_CODE, ['modelId', id]);
    await this.end(actor, model, 'killed', reason, { count });
    return this.queries.byId(id);
  }

  /** Retires the model in use for the same target and product, if there is one. */
  private async retireActive(
    actor: Actor,
    { code, number, target, productType }: ModelResponse,
  ): Promise<void> {
    const search = { target, productType, status: 'active', limit: 1, after: null } as const;
    const { items } = await this.queries.search(search);
    for (const { id } of items) {
      const before = await this.queries.lock(id);
      if (before.status === 'active')
        await this.end(actor, before, 'retired', `Replaced by ${code} ${number}`);
    }
  }

  private async lock(id: string, expected: ExpectedRowVersion): Promise<ModelResponse> {
    const model = await this.queries.lock(id);
    assertVersion(model.rowVersion, expected);
    return model;
  }

  private async end(
    actor: Actor,
    { id, status }: ModelResponse,
    to: 'retired' | 'killed',
    reason: string,
    more: Change = {},
  ): Promise<void> {
    await this.set(id, { status: to, endedBy: actor.id, endedAt: this.clock.now(), endReason: reason });
    const action = to === 'killed' ? 'scoring.model-killed' : 'scoring.model-retired';
    await this.audit.note(actor, ['scoring-model', id], action, { status: [status, to], reason, ...more });
  }

  private async set(id: string, change: Change): Promise<void> {
    await over(this.em, ScoringModel)
      .updateTable('ScoringModel')
      .set((row) => ({ ...change, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
}

function assertMayBecome(model: ModelResponse, to: ModelStatus): void {
  if (!modelMayBecome(model.status, to)) throw wrongStatus(model);
}

function wrongStatus({ code, number, status, approvedAt }: ModelResponse): Error {
  const state = approvedAt === null ? status : `${status} and approved`;
  return scoringError('scoring.model-status', { detail: `Model ${code} ${number} is ${state}.` });
}
