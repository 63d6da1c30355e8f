import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { longDate } from '../../shared/long-date.js';
import { insertOf } from '../../platform/insert.js';
import { Statement } from '../../platform/statement.js';
import type { MissingInput } from './domain/decision/binding-gaps.js';
import { bindingGaps } from './domain/decision/binding-gaps.js';
import { sha256 } from './domain/manual/canonical.js';
import type { InputsAsked } from './domain/inputs/input-schema.js';
import { inputSchema } from './domain/inputs/input-schema.js';
import type { InputSchema } from './domain/inputs/json-schema.js';
import type { RiskGaps } from './domain/risk/gaps.js';
import { riskGaps } from './domain/risk/gaps.js';
import { RiskWording } from './domain/words/risk-wording.js';
import { EditionCache } from './editions/edition-cache.js';
import type { EditionUse } from './editions/edition-windows.store.js';
import type { EditionRef } from './editions/editions.store.js';
import type { ImportOptions } from './editions/import-manual.js';
import { ImportManual } from './editions/import-manual.js';
import { RatingEdition, RatingPlan } from './editions/edition.entities.js';
import { editionsInForce } from './editions/in-force.queries.js';
import type { RenewalRequest } from './rate-renewal.js';
import type { CoverageHeading, CoveragePromise } from './domain/coverage-terms/coverage-promise.js';
import { headingsOf, promisesOf } from './domain/coverage-terms/coverage-promise.js';
import { RateRenewal } from './rate-renewal.js';
import { ratedRisk } from './rated-risk.js';
import { ratingError } from './rating.errors.js';
import type { CarriedView, ImportedEdition, RatedRenewal, RatedRisk } from './rating.view.js';
import type { PageDetails } from '../../platform/http/html/page.js';
import { asGiven } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { RatingWorksheet } from './worksheets/worksheet.entity.js';
import { Worksheets, calculationView } from './worksheets/worksheets.js';
import type { CalculationResponse } from './worksheets/worksheet.dto.js';
import type { WorksheetResponse } from './worksheets/rating.dto.js';

/** The fields that choose the edition. */
export interface EditionChoice {
  readonly productType: string;
  readonly state: string;
  /** Optional where only one company has a manual. */
  readonly companyCode?: string | undefined;
  readonly effectiveDate: CalendarDate;
  readonly use: EditionUse;
}

/** The inputs of an edition. */
export interface EditionInputs {
  readonly editionId: string;
  readonly editionLabel: string;
  readonly editionHash: string;
  /** The name of the plan, such as `Homeowners, Ohio`. */
  readonly title: string;
  readonly companyCode: string;
  readonly schema: InputSchema;
}

type Recordable = Pick<RatedRisk, 'editionId' | 'editionHash' | 'total' | 'worksheet'>;

const EDITION = new Statement<{ readonly id: string | null }, EditionRef>(({ id }, em) =>
  over(em, RatingEdition).selectFrom('RatingEdition').select(['id', 'contentHash']).where('id', '=', id),
);

const WORKSHEET = insertOf(RatingWorksheet, [
  'id',
  'editionId',
  'editionHash',
  'engineVersion',
  'total',
  'worksheet',
  'contentHash',
]);

/** The interface of rating for other rooms: prices risks and gives the reasons. */
@Injectable()
export class Rating {
  constructor(
    private readonly em: EntityManager,
    private readonly cache: EditionCache,
    private readonly importing: ImportManual,
    private readonly worksheets: Worksheets,
    private readonly renewals: RateRenewal,
    private readonly clock: Clock,
  ) {}

  /**
   * Rates a renewal on its new edition and on the expiring one, and charges what the new manual's cap allows; without a cap,
   * the new premium. Throws what `rateWith` throws, for the new edition only.
   */
  rateRenewalWith(request: RenewalRequest): Promise<RatedRenewal> {
    return this.renewals.run(request);
  }

  /**
   * Rates a change within a term whose renewal was capped and carried something over; `carried` is what that renewal
   * returned.
   */
  rateWithinTermOn(
    ref: EditionRef,
    risk: unknown,
    today: CalendarDate,
    carried: CarriedView,
  ): Promise<RatedRisk> {
    return this.renewals.within(ref, risk, today, carried);
  }

  /**
   * Rates a risk on an edition; for a change within a term, the edition with which the term began. Reads the database only
   * to load an edition the first time. Throws `rating.invalid-risk` or `rating.no-table-row`.
   */
  async rateWith(ref: EditionRef, risk: unknown, today: CalendarDate): Promise<RatedRisk> {
    const compiled = this.cache.peek(ref) ?? (await this.cache.get(ref));
    return ratedRisk(compiled, ref, risk, today);
  }

  /** True where a stored worksheet gives the same steps and premium again. */
  async replays(worksheetId: string): Promise<boolean> {
    return (await this.worksheets.replay(worksheetId)).identical;
  }

  /** What an unfinished risk lacks before it can be rated. */
  async gapsOn(ref: EditionRef, risk: unknown, today: CalendarDate): Promise<RiskGaps> {
    return riskGaps(await this.cache.get(ref), risk, today);
  }

  /** What a risk lacks for binding on an edition of which only the id is known. */
  async missingToBindOn(editionId: string, risk: unknown): Promise<readonly MissingInput[]> {
    const ref = await this.edition(editionId);
    if (!ref) throw ratingError('rating.edition-not-found');
    return this.missingToBind(ref, risk);
  }

  /** What the manual requires for binding that a rated risk does not have yet. */
  async missingToBind(ref: EditionRef, risk: unknown): Promise<readonly MissingInput[]> {
    return bindingGaps((this.cache.peek(ref) ?? (await this.cache.get(ref))).neededToBind, risk);
  }

  /** The inputs of an edition as JSON Schema, with the edition's names. */
  async inputsOn(ref: EditionRef, asked: InputsAsked): Promise<EditionInputs> {
    const compiled = this.cache.peek(ref) ?? (await this.cache.get(ref));
    const { plan, edition } = compiled.manual;
    const { name: title, companyCode } = plan;
    const named = { editionId: ref.id, editionLabel: edition.label, editionHash: ref.contentHash };
    return { ...named, title, companyCode, schema: inputSchema(compiled, asked) };
  }

  /** The reference of an edition by its id. */
  edition(id: string | null): Promise<EditionRef | null> {
    return EDITION.first(this.em, { id });
  }

  /** Words for a risk from the manual that rated it. */
  async wording(ref: EditionRef, risk: unknown): Promise<RiskWording> {
    return new RiskWording((await this.cache.get(ref)).manual, risk);
  }

  /** Titles of a manual's coverages and limits, in its order; the ledger stores only their codes. */
  async coverageHeadings(ref: EditionRef): Promise<readonly CoverageHeading[]> {
    return headingsOf((await this.cache.get(ref)).manual);
  }

  /** How losses under each coverage of a manual are settled, and what its limits apply to. */
  async coveragePromises(ref: EditionRef): Promise<readonly CoveragePromise[]> {
    return promisesOf((await this.cache.get(ref)).manual);
  }

  /** The one edition in force. Throws `rating.no-manual`, `rating.no-edition-in-force` or `rating.company-needed`. */
  async editionInForce(choice: EditionChoice): Promise<EditionRef> {
    const { companyCode = null, ...chosen } = choice;
    const [ref, another] = await editionsInForce(this.em, { ...chosen, companyCode, now: this.clock.now() });
    if (another)
      throw ratingError('rating.company-needed', {
        errors: [{ pointer: '/companyCode', detail: 'is required here' }],
      });
    return ref ?? this.refuse(choice);
  }

  /** Stores a worksheet under the caller's id. */
  async recordWorksheet(id: string, rated: Recordable): Promise<void> {
    const { editionId, editionHash, total } = rated;
    const { engineVersion } = rated.worksheet;
    const worksheet = JSON.stringify(rated.worksheet);
    const row = { id, editionId, editionHash, engineVersion, total, worksheet };
    await WORKSHEET.send(this.em, { ...row, contentHash: sha256(worksheet) });
  }

  /** A rating that is not stored, in words for people. */
  async calculation({ editionId, editionHash, worksheet }: Recordable): Promise<CalculationResponse> {
    const { manual } = await this.cache.get({ id: editionId, contentHash: editionHash });
    return calculationView(editionId, worksheet, manual);
  }

  /** The stored rating of a worksheet. */
  recorded(id: string): Promise<Recordable> {
    return this.worksheets.recorded(id);
  }

  worksheet(actor: Actor, id: string): Promise<WorksheetResponse> {
    return this.worksheets.byId(actor, id);
  }

  /** The worksheet as an HTML page; `details` adds what the caller knows, such as the quote's number. */
  worksheetPage(actor: Actor, id: string, details: PageDetails): Promise<string> {
    return this.worksheets.page(actor, id, details);
  }

  importManual(actor: Actor, document: unknown, options?: ImportOptions): Promise<ImportedEdition> {
    return this.importing.run(actor, document, options);
  }

  private async refuse({ productType, state, companyCode, effectiveDate }: EditionChoice): Promise<never> {
    const plan = await over(this.em, RatingPlan)
      .selectFrom('RatingPlan')
      .select('id')
      .where((row) => row.and(asGiven({ productType, state, companyCode })))
      .limit(1)
      .executeTakeFirst();
    if (!plan) {
      throw ratingError('rating.no-manual', {
        detail: `There is no rate manual for ${productType} in ${state}${companyCode ? ` of company ${companyCode}` : ''}.`,
        errors: [
          { pointer: companyCode ? '/companyCode' : '/state', detail: `has no ${productType} manual` },
        ],
      });
    }
    throw ratingError('rating.no-edition-in-force', {
      detail: `No edition of the ${productType} manual of ${state} is in force on ${longDate(effectiveDate)}.`,
      errors: [{ pointer: '/effectiveDate', detail: 'is not covered by any edition' }],
    });
  }
}
