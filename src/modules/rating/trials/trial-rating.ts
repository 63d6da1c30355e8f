import { Injectable } from '@nestjs/common';
import { isCalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { DomainError } from '../../../shared/errors.js';
import type { UsState } from '../../../shared/us-states.js';
import { US_STATES, timeZoneOf } from '../../../shared/us-states.js';
import type { CompiledManual } from '../domain/engine/compile-manual.js';
import { rate } from '../domain/engine/rate.js';
import type { Worksheet } from '../domain/engine/worksheet.js';
import { EditionCache } from '../editions/edition-cache.js';
import type { EditionUse } from '../editions/edition-windows.store.js';
import type { BatchEdition } from '../rate-batch.js';
import { RateBatch } from '../rate-batch.js';
import { ratingError } from '../rating.errors.js';
import { Rating } from '../rating.js';
import { calculationView } from '../worksheets/worksheets.js';
import type { TrialResponse } from './what-if.dto.js';

export type TrialRisk = Readonly<Record<string, unknown>>;

/** Rates the risk in a request's field `risk` on any edition, without storing anything. */
@Injectable()
export class TrialRating {
  constructor(
    private readonly rating: Rating,
    private readonly editions: RateBatch,
    private readonly cache: EditionCache,
    private readonly clock: Clock,
  ) {}

  async named(id: string): Promise<BatchEdition> {
    const edition = await this.editions.edition(id);
    if (!edition) throw ratingError('rating.edition-not-found', { detail: `There is no edition ${id}.` });
    return edition;
  }

  /** The edition that would rate the risk for a quote or a renewal made now. */
  async inForce(risk: TrialRisk, use: EditionUse, companyCode: string | undefined): Promise<BatchEdition> {
    const { productType, state, effectiveDate } = envelopeOf(risk);
    const choice = { productType, state, effectiveDate, use, companyCode };
    const { id } = await this.rating.editionInForce(choice).catch(inRequest);
    return this.named(id);
  }

  async on(edition: BatchEdition, risk: TrialRisk): Promise<TrialResponse> {
    const compiled = await this.compiled(edition);
    const { state } = envelopeOf(risk);
    const today = this.clock.today(timeZoneOf(state));
    try {
      const worksheet = rate(compiled, risk, { today, worksheet: true }).worksheet as Worksheet;
      const view = calculationView(edition.id, worksheet, compiled.manual);
      return { ...view, status: edition.status, companyCode: edition.companyCode };
    } catch (error) {
      return inRequest(error, edition.id);
    }
  }

  /** A draft may change between reading its hash and reading its rows; then it is read once more. */
  private async compiled(edition: BatchEdition): Promise<CompiledManual> {
    try {
      return await this.cache.get(edition);
    } catch (error) {
      const now = await this.named(edition.id);
      if (now.contentHash === edition.contentHash) throw error;
      return this.cache.get(now);
    }
  }
}

interface Envelope {
  readonly productType: string;
  readonly state: UsState;
  readonly effectiveDate: string;
}

/** The fields that every risk has; they choose the edition and today's date. */
function envelopeOf({ productType, state, effectiveDate }: TrialRisk): Envelope {
  const faults: FieldFault[] = [];
  const check = (name: string, isSound: boolean, detail: string): void => {
    if (!isSound) faults.push({ pointer: `/risk/${name}`, detail });
  };
  check('productType', typeof productType === 'string', 'must be a product such as "home"');
  check('state', US_STATES.includes(state as UsState), 'must be a state such as "OH"');
  check(
    'effectiveDate',
    typeof effectiveDate === 'string' && isCalendarDate(effectiveDate),
    'must be a date such as 2026-03-01',
  );
  if (faults.length > 0) throw ratingError('rating.invalid-risk', { errors: faults });
  return { productType, state, effectiveDate } as Envelope;
}

const ABOUT_THE_RISK = new Set([
  'rating.invalid-risk',
  'rating.no-table-row',
  'rating.premium-out-of-range',
  'rating.too-much-work',
  'rating.no-manual',
  'rating.no-edition-in-force',
]);

/**
 * Prefixes the engine's pointers, which start at the risk, with the request's field; with two editions it adds which one
 * failed.
 */
function inRequest(error: unknown, editionId?: string): never {
  if (!(error instanceof DomainError) || !ABOUT_THE_RISK.has(error.code)) throw error;
  const { kind, code, title, details } = error;
  const errors = details.errors?.map(({ pointer, detail }) => {
    return { pointer: pointer === '/companyCode' ? pointer : `/risk${pointer}`, detail };
  });
  const members = editionId === undefined ? {} : { members: { editionId } };
  throw new DomainError(kind, code, title, { ...details, ...(errors && { errors }), ...members });
}
