import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { longDate } from '../../shared/long-date.js';
import type { MissingInput } from './domain/decision/binding-gaps.js';
import { bindingGaps } from './domain/decision/binding-gaps.js';
import type { Worksheet } from './domain/engine/worksheet.js';
import { sha256 } from './domain/manual/canonical.js';
import type { RiskGaps } from './domain/risk/gaps.js';
import { riskGaps } from './domain/risk/gaps.js';
import { RiskInWords } from './domain/words/risk-in-words.js';
import { EditionCache } from './editions/edition-cache.js';
import type { EditionUse } from './editions/edition-windows.js';
import type { EditionRef } from './editions/editions.store.js';
import type { ImportOptions } from './editions/import-manual.js';
import { ImportManual } from './editions/import-manual.js';
import type { RenewalRequest } from './rate-renewal.js';
import { RateRenewal } from './rate-renewal.js';
import { ratedRisk } from './rated-risk.js';
import { ratingError } from './rating.errors.js';
import type {
  CalculationView,
  CarriedView,
  ImportedEdition,
  RatedRenewal,
  RatedRisk,
  WorksheetView,
} from './rating.view.js';
import type { PageFacts } from '../../platform/http/html/page.js';
import { Worksheets, calculationView } from './worksheets/worksheets.js';

/** What chooses the edition that rates. */
export interface EditionChoice {
  readonly productType: string;
  readonly state: string;
  /** May be left out where one company alone has a manual. */
  readonly companyCode?: string | undefined;
  readonly effectiveDate: CalendarDate;
  readonly use: EditionUse;
}

export interface RateRequest extends EditionChoice {
  /** `{ productType, state, zipCode, effectiveDate, termMonths, … }` and the sections that the manual declares. */
  readonly risk: unknown;
  /** Today where the risk is: dates that must not lie in the future are measured by it. */
  readonly today: CalendarDate;
}

export interface RateRenewalRequest extends Omit<RenewalRequest, 'expiring'> {
  readonly expiringEditionId: string;
}

export interface CoverageHeading {
  readonly code: string;
  readonly title: string;
  readonly limits: readonly { readonly code: string; readonly title: string }[];
}

type Recordable = Pick<RatedRisk, 'editionId' | 'editionHash' | 'total' | 'worksheet'>;

/** Rating as other rooms see it: a risk goes in, a premium with its reasons comes out. */
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

  /** Rates on the edition in force. Throws rating.no-manual, no-edition-in-force, invalid-risk or no-table-row. */
  async rate(request: RateRequest): Promise<RatedRisk> {
    const ref = await this.editionInForce(request);
    return this.rateWith(ref, request.risk, request.today);
  }

  /** Rates on a named edition: a change within a term is rated on the edition that the term began with. */
  async rateOn(editionId: string, risk: unknown, today: CalendarDate): Promise<RatedRisk> {
    return this.rateWith(await this.editionNamed(editionId), risk, today);
  }

  /**
   * Rates a renewal on its new edition and on the expiring one, and charges what the cap of the new manual lets it charge.
   * Without a cap it charges the new premium. Throws what `rateWith` throws, about the new edition alone.
   */
  async rateRenewal({ expiringEditionId, ...request }: RateRenewalRequest): Promise<RatedRenewal> {
    return this.renewals.run({ ...request, expiring: await this.editionNamed(expiringEditionId) });
  }

  /** The same on references that the caller has: touches the database only to load an edition the first time. */
  rateRenewalWith(request: RenewalRequest): Promise<RatedRenewal> {
    return this.renewals.run(request);
  }

  /** Rates a change within a term that began with a capped renewal; `carried` is what that renewal answered. */
  async rateWithinTerm(
    editionId: string,
    risk: unknown,
    today: CalendarDate,
    carried: CarriedView | null,
  ): Promise<RatedRisk> {
    const ref = await this.editionNamed(editionId);
    return carried ? this.rateWithinTermOn(ref, risk, today, carried) : this.rateWith(ref, risk, today);
  }

  /** The same on a reference that the caller has, where the cap has left something over. */
  rateWithinTermOn(
    ref: EditionRef,
    risk: unknown,
    today: CalendarDate,
    carried: CarriedView,
  ): Promise<RatedRisk> {
    return this.renewals.within(ref, risk, today, carried);
  }

  /**
   * Rates on an edition whose reference the caller has: from `editionInForce`, or from the SQL function
   * rating_edition_in_force() joined into its own query. Touches the database only to load an edition the first time.
   */
  async rateWith(ref: EditionRef, risk: unknown, today: CalendarDate): Promise<RatedRisk> {
    const compiled = this.cache.peek(ref) ?? (await this.cache.get(ref));
    return ratedRisk(compiled, ref, risk, today);
  }

  /** What an unfinished risk still lacks before `rateWith` would take it. */
  async gapsOn(ref: EditionRef, risk: unknown, today: CalendarDate): Promise<RiskGaps> {
    return riskGaps(await this.cache.get(ref), risk, today);
  }

  /** The same on an edition whose id the caller has kept. */
  async missingToBindOn(editionId: string, risk: unknown): Promise<readonly MissingInput[]> {
    return this.missingToBind(await this.editionNamed(editionId), risk);
  }

  /** What the manual asks for before a risk that it has rated is bound. */
  async missingToBind(ref: EditionRef, risk: unknown): Promise<readonly MissingInput[]> {
    return bindingGaps((this.cache.peek(ref) ?? (await this.cache.get(ref))).neededToBind, risk);
  }

  /** The reference of an edition whose id the caller has kept, together with other questions. */
  editionQuestion(id: string | null): RawBuilder<EditionRef> {
    return sql<EditionRef>`select id, content_hash as "contentHash" from rating_editions where id = ${id}::uuid`;
  }

  /** A risk in the words of the manual that rated it. */
  async inWords(ref: EditionRef, risk: unknown): Promise<RiskInWords> {
    return new RiskInWords((await this.cache.get(ref)).manual, risk);
  }

  /** What a manual calls its coverages and their limits, in its order: a ledger keeps their codes alone. */
  async coverageHeadings(ref: EditionRef): Promise<readonly CoverageHeading[]> {
    const { manual } = await this.cache.get(ref);
    return manual.coverages.map(({ code, title, limits = [] }) => {
      return { code, title, limits: limits.map((limit) => ({ code: limit.code, title: limit.title })) };
    });
  }

  async editionInForce(choice: EditionChoice): Promise<EditionRef> {
    const { rows } = await this.editionsQuestion(choice).execute(this.em.getKysely());
    return this.theEdition(choice, rows);
  }

  /** Asks for the editions in force, alone or together with other questions; `theEdition` judges the answer. */
  editionsQuestion(choice: EditionChoice): RawBuilder<EditionRef> {
    return sql<EditionRef>`
      select edition_id as id, content_hash as "contentHash"
        from rating_edition_in_force(${choice.productType}, ${choice.state}, ${choice.companyCode ?? null}, ${choice.use},
                                     ${choice.effectiveDate}::date, ${this.clock.now()}::timestamptz)`;
  }

  /** The one edition of an answer to `editionsQuestion`; throws rating.no-manual, no-edition-in-force or company-needed. */
  async theEdition(choice: EditionChoice, found: readonly EditionRef[]): Promise<EditionRef> {
    const [ref, another] = found;
    if (another)
      throw ratingError('rating.company-needed', {
        errors: [{ pointer: '/companyCode', detail: 'is required here' }],
      });
    return ref ?? this.refuse(choice);
  }

  /** Keeps the worksheet under an id that the caller chose, in the caller's transaction or not at all. */
  async recordWorksheet(id: string, rated: Recordable): Promise<void> {
    if (!this.em.isInTransaction())
      throw new Error('Rating.recordWorksheet() needs the transaction of what was rated');
    await this.worksheetRow(id, rated).execute(this.em.getKysely());
  }

  /** The insert itself, for a caller that writes it in one statement with what refers to it. */
  worksheetRow(id: string, rated: Recordable): RawBuilder<unknown> {
    const text = JSON.stringify(rated.worksheet);
    return sql`
      insert into rating_worksheets (id, edition_id, edition_hash, engine_version, total, worksheet, content_hash)
      values (${id}, ${rated.editionId}, ${rated.editionHash}, ${rated.worksheet.engineVersion}, ${rated.total}, ${text}, ${sha256(text)})`;
  }

  /** A rating that is not kept, as people read it. */
  async calculation({ editionId, editionHash, worksheet }: Recordable): Promise<CalculationView> {
    const { manual } = await this.cache.get({ id: editionId, contentHash: editionHash });
    return calculationView(editionId, worksheet, manual);
  }

  /** What a stored worksheet was made of, as rating gave it. */
  recorded(id: string): Promise<Recordable> {
    return this.worksheets.recorded(id);
  }

  worksheet(actor: Actor, id: string): Promise<WorksheetView> {
    return this.worksheets.byId(actor, id);
  }

  /** The worksheet as an HTML page for people; `facts` are what the caller knows besides, such as the quote's number. */
  worksheetPage(actor: Actor, id: string, facts: PageFacts): Promise<string> {
    return this.worksheets.page(actor, id, facts);
  }

  /** Rates a stored worksheet's inputs again, on its own edition and as of its own day. */
  replay(id: string): Promise<Worksheet> {
    return this.worksheets.again(id);
  }

  importManual(actor: Actor, document: unknown, options?: ImportOptions): Promise<ImportedEdition> {
    return this.importing.run(actor, document, options);
  }

  private async editionNamed(id: string): Promise<EditionRef> {
    const { rows } = await this.editionQuestion(id).execute(this.em.getKysely());
    const [ref] = rows;
    if (!ref) throw ratingError('rating.edition-not-found');
    return ref;
  }

  private async refuse({ productType, state, companyCode, effectiveDate }: EditionChoice): Promise<never> {
    const { rows } = await sql`
      select from rating_plans
       where product_type = ${productType} and state = ${state} and (${companyCode ?? null}::text is null or company_code = ${companyCode ?? null})
    `.execute(this.em.getKysely());
    if (rows.length === 0) {
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
