import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Decimal } from '../../../shared/decimal.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { QuoteScores } from '../../quoting/index.js';
import { comparedGroups } from '../domain/compared-groups.js';
import type { ScoreReferral } from '../domain/definition.js';
import { engineFor } from '../domain/engines.js';
import { SCORING_STATUSES } from '../domain/model-status.js';
import { settledId } from '../domain/rated-order.js';
import { OFFICE } from '../../../shared/time-zones.js';
import type { Contributor, ScoredQuote } from '../domain/score-quote.js';
import type { ModelResponse } from '../models/models.dto.js';
import { ModelsQueries } from '../models/models.queries.js';
import { MOVE_TO, TAKE_POSITION } from '../models/models.store.js';
import type { QuoteToScore } from './scores.store.js';
import { APPLY_SCORES, INSERT_SCORES, quotesToScore } from './scores.store.js';

const BATCH = 200;

interface Scored {
  readonly id: string;
  readonly quoteId: string;
  readonly score: string;
  readonly factors: readonly Contributor[];
}

/**
 * Scores rated quotes in the background, so that neither the price nor its response time depends on it. One instance at a
 * time scores for a model, and each model scores a quote once.
 */
@Injectable()
export class ScoreQuotes {
  constructor(
    private readonly em: EntityManager,
    private readonly models: ModelsQueries,
    private readonly quotes: QuoteScores,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Scores the next quotes; returns how many there were. */
  @Transactional()
  async run(modelId: string): Promise<number> {
    // Held until the commit: a kill waits for these scores, and none follows.
    const model = await this.models.lockShared(modelId);
    if (!mayScore(model, this.clock.today(OFFICE))) return 0;
    const position = await TAKE_POSITION.first(this.em, { modelId });
    if (!position) return 0;
    const now = this.clock.now();
    const isActive = model.status === 'active';
    const batch = { modelId, productType: model.productType, isActive, now, limit: BATCH, ...position };
    const found = await quotesToScore(this.em, batch);
    const scored = [...(await this.score(model, found, now)), ...scoredBefore(found)];
    const applied = isActive ? await this.apply(model, scored, now) : [];
    const isDone = !isActive || applied.length === scored.length;
    if (isDone) await this.moveOn(modelId, position.ratedThrough, found);
    const done = found.filter(({ scoreId }) => scoreId === null).length + applied.length;
    if (done > 0) await this.record(model, found.length, applied.length);
    return done;
  }

  private async score(
    model: ModelResponse,
    found: readonly QuoteToScore[],
    now: Date,
  ): Promise<readonly Scored[]> {
    const engine = engineFor(model.kind);
    if (!engine) throw new Error(`Model ${model.id} has no engine`);
    const rows = found
      .filter(({ scoreId }) => scoreId === null)
      .map((quote) => rowOf(model.id, quote, engine.score(model.definition, quote), now));
    await INSERT_SCORES.send(this.em, rows);
    return rows.flatMap(({ id, quoteId, score, contributors }) =>
      score === null ? [] : [{ id, quoteId, score, factors: contributors }],
    );
  }

  /** Writes scores into quotes; returns those written. Quotes locked by others come up again. */
  private async apply(
    model: ModelResponse,
    scored: readonly Scored[],
    now: Date,
  ): Promise<readonly Scored[]> {
    if (scored.length === 0) return [];
    const written = await this.quotes.write(
      model.target,
      scored.map(({ quoteId: id, score, factors }) => ({ id, score, factors })),
    );
    const applied = scored.filter(({ quoteId }) => written.has(quoteId));
    const { referral } = model.definition;
    const due = referral === null ? [] : applied.filter(({ score }) => reaches(score, referral));
    const [ids, dueIds] = [applied, due].map((list) => list.map(({ id }) => id)) as [string[], string[]];
    await APPLY_SCORES.send(this.em, { ids, due: dueIds, now });
    return applied;
  }

  private async moveOn(modelId: string, from: string, found: readonly QuoteToScore[]): Promise<void> {
    const settled = settledId(Date.now());
    const last = found.length < BATCH ? settled : (found.at(-1)?.worksheetId ?? settled);
    const ratedThrough = last < settled ? last : settled;
    if (ratedThrough > from) await MOVE_TO.send(this.em, { modelId, ratedThrough });
  }

  private record({ id, status }: ModelResponse, quotes: number, applied: number): Promise<void> {
    return this.audit.record(SYSTEM_ACTOR, {
      action: 'scoring.quotes-scored',
      resourceType: 'scoring-model',
      resourceId: id,
      changes: { status, count: quotes, rows: applied },
    });
  }
}

export function mayScore({ status, expirationDate }: ModelResponse, today: string): boolean {
  return (SCORING_STATUSES as readonly string[]).includes(status) && expirationDate > today;
}

function reaches(score: string, { threshold }: ScoreReferral): boolean {
  return Decimal.parse(score).compare(Decimal.parse(threshold)) >= 0;
}

function rowOf(modelId: string, quote: QuoteToScore, scored: ScoredQuote, now: Date) {
  return {
    id: newId(),
    modelId,
    quoteId: quote.id,
    ...scored,
    groups: comparedGroups(quote),
    appliedAt: null,
    referral: 'none',
    createdAt: now,
  };
}

function scoredBefore(found: readonly QuoteToScore[]): readonly Scored[] {
  return found.flatMap(({ id: quoteId, scoreId, score, contributors }) =>
    scoreId === null || score === null ? [] : [{ id: scoreId, quoteId, score, factors: contributors ?? [] }],
  );
}
