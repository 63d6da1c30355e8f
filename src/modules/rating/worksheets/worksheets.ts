import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { moment } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import { Agencies } from '../../agencies/index.js';
import { adverseFactors } from '../domain/report/adverse-factors.js';
import type { CompiledManual } from '../domain/engine/compile-manual.js';
import type { Worksheet } from '../domain/engine/worksheet.js';
import { ManualWords } from '../domain/words/manual-words.js';
import { sha256 } from '../domain/manual/canonical.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import type { CarriedAmounts } from '../domain/renewal/worksheet-renewal.js';
import { decisionShownTo } from '../domain/decision/shown-decision.js';
import { firstDifference } from '../domain/trials/worksheet-diff.js';
import { EditionCache } from '../editions/edition-cache.js';
import { RateRenewal } from '../rate-renewal.js';
import { ratedRisk } from '../rated-risk.js';
import { ratingError } from '../rating.errors.js';
import type { RatedRisk } from '../rating.view.js';
import { stepView } from '../rating.view.js';
import type { PageDetails } from '../../../platform/http/html/page.js';
import { over } from '../../../platform/typed.js';
import { worksheetPage } from './page/page.js';
import type { WorksheetResponse } from './rating.dto.js';
import type { ReplayResponse } from '../trials/what-if.dto.js';
import type { CalculationResponse } from './worksheet.dto.js';
import { RatingWorksheet } from './worksheet.entity.js';

interface Stored {
  readonly editionId: string;
  readonly text: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly worksheet: Worksheet;
}

const MOST_SHOWN = 500;

/** Stored worksheets: reads them for programs and people, and replays them. */
@Injectable()
export class Worksheets {
  constructor(
    private readonly em: EntityManager,
    private readonly cache: EditionCache,
    private readonly renewals: RateRenewal,
    private readonly agencies: Agencies,
  ) {}

  async byId(actor: Actor, id: string): Promise<WorksheetResponse> {
    const stored = await this.stored(id);
    return shownTo(actor, viewOf(id, stored, (await this.edition(stored)).manual));
  }

  /** The worksheet as an HTML page; `details` adds what the caller knows, such as the number of the quote. */
  async page(actor: Actor, id: string, details: PageDetails = []): Promise<string> {
    const stored = await this.stored(id);
    const { manual } = await this.edition(stored);
    const company = await this.agencies.companyName(manual.plan.companyCode);
    return worksheetPage(shownTo(actor, viewOf(id, stored, manual)), manual, company, details);
  }

  async recorded(id: string): Promise<Pick<RatedRisk, 'editionId' | 'editionHash' | 'total' | 'worksheet'>> {
    const { editionId, worksheet } = await this.stored(id);
    return { editionId, editionHash: worksheet.contentHash, total: worksheet.total, worksheet };
  }

  /**
   * Rates the stored inputs again on their own edition and day, and compares the result with the stored worksheet. The
   * engine version is not compared.
   */
  async replay(id: string): Promise<ReplayResponse> {
    const stored = await this.stored(id);
    const compiled = await this.edition(stored);
    const { worksheet, editionId } = stored;
    const { plan, edition, contentHash, total, engineVersion } = worksheet;
    const heading = { worksheetId: id, editionId, plan, edition, contentHash, total };
    const versions = { storedBy: engineVersion, replayedBy: compiled.manual.engine };
    try {
      const replayed = JSON.parse(JSON.stringify(await this.rateAgain(compiled, stored))) as Worksheet;
      const found = firstDifference({ ...worksheet, engineVersion: '' }, { ...replayed, engineVersion: '' });
      const difference = found && {
        pointer: found.pointer,
        stored: shown(found.stored),
        replayed: shown(found.replayed),
      };
      return {
        ...heading,
        ...versions,
        identical: !found,
        replayedTotal: replayed.total,
        difference,
        refusal: null,
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const refusal = error.code;
      return { ...heading, ...versions, identical: false, replayedTotal: null, difference: null, refusal };
    }
  }

  private async stored(id: string): Promise<Stored> {
    const row = await over(this.em, RatingWorksheet)
      .selectFrom('RatingWorksheet')
      .select(['editionId', 'contentHash as hash', moment('createdAt').as('createdAt')])
      .select(({ cast }) => cast<string>('worksheet', 'text').as('text'))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw ratingError('rating.worksheet-not-found');
    if (sha256(row.text) !== row.hash)
      throw new Error(`Worksheet ${id} is not what was written: its hash does not fit`);
    return { ...row, worksheet: JSON.parse(row.text) as Worksheet };
  }

  /** A capped renewal is rated again on both of its plans. */
  private async rateAgain(compiled: CompiledManual, { editionId, worksheet }: Stored): Promise<Worksheet> {
    const { inputs, ratedOn, renewal, contentHash } = worksheet;
    const edition = { id: editionId, contentHash };
    if (!renewal) return ratedRisk(compiled, edition, inputs, ratedOn).worksheet;
    const { expiring, carriedBefore } = renewal;
    if (!expiring) {
      const carried = carriedBefore as CarriedAmounts;
      return (await this.renewals.within(edition, inputs, ratedOn, carried)).worksheet;
    }
    const rated = await this.renewals.run({
      edition,
      expiring: { id: expiring.editionId, contentHash: expiring.contentHash },
      risk: inputs,
      today: ratedOn,
      carried: carriedBefore,
    });
    return rated.renewal.worksheet;
  }

  private edition({ editionId, worksheet: { contentHash } }: Stored): Promise<CompiledManual> {
    return this.cache.get({ id: editionId, contentHash });
  }
}

/** A calculation for the wire: absent fields of steps are null, and adverse factors are in words. */
export function calculationView(
  editionId: string,
  worksheet: Worksheet,
  manual: ManualDocument,
): CalculationResponse {
  const steps = worksheet.steps.map(stepView);
  const adverse = adverseFactors(steps, new ManualWords(manual, worksheet));
  const inputs = worksheet.inputs as CalculationResponse['inputs'];
  return { ...worksheet, inputs, steps, adverse, renewal: worksheet.renewal ?? null, editionId };
}

function viewOf(
  id: string,
  { editionId, worksheet, hash, createdAt }: Stored,
  manual: ManualDocument,
): WorksheetResponse {
  return { ...calculationView(editionId, worksheet, manual), id, worksheetHash: hash, createdAt };
}

function shownTo(actor: Actor, worksheet: WorksheetResponse): WorksheetResponse {
  return { ...worksheet, decision: decisionShownTo(actor, worksheet.decision) };
}

function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
