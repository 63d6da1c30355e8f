import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import { insertRowsOf } from '../../platform/insert.js';
import { over } from '../../platform/typed.js';
import { JurisdictionRules } from '../jurisdictions/index.js';
import type { JurisdictionRule } from '../jurisdictions/index.js';
import { AdverseActionRow, ConsumerReportAgency } from './adverse-actions/adverse-action.entities.js';
import type { AdverseOutcome, UsedScore } from './domain/adverse-action.js';
import type { Place } from './authorities.queries.js';
import type { Subject } from './domain/issue.js';
import type { Business } from './issues.store.js';

/** Something that was decided against a consumer. */
export interface NewAdverseAction extends AdverseOutcome {
  readonly business: Business;
  readonly decidedBy: string | null;
  readonly decidedOn: CalendarDate;
  /** How fast the state wants the reasons to go out. */
  readonly due: JurisdictionRule | null;
  /** By its code; the default one where none is named. */
  readonly reportAgency?: string | undefined;
}

interface ToldBefore {
  readonly score: UsedScore | null;
  readonly inquiriesMattered: boolean;
}

/** Where neither the manual nor anybody here says who provided a score. */
const UNKNOWN_SOURCE = 'Consumer reporting agency';

/** A subject has one of a kind. */
const INSERT = insertRowsOf(
  AdverseActionRow,
  [
    'id',
    'subjectType',
    'subjectId',
    'reference',
    'companyCode',
    'customerId',
    'agencyId',
    'productType',
    'state',
    'kind',
    'reasons',
    'decidedBy',
    'decidedOn',
    'dueOn',
    'dueCitation',
    'usesReport',
    'reportAgencyName',
    'reportAgencyPhone',
    'reportAgencyAddress',
    'score',
    'scoreMin',
    'scoreMax',
    'scoreDate',
    'scoreSource',
    'inquiriesMattered',
    'createdAt',
  ],
  sql`on conflict (subject_type, subject_id, kind) do nothing`,
);

/** The rows of adverse actions: written in the transaction of the decision, and never changed. */
@Injectable()
export class AdverseActionsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
  ) {}

  /** How many days a state gives for written reasons; none: it says nothing. */
  async due({ productType, state, today }: Place): Promise<JurisdictionRule | null> {
    const asked = { state, productType, kind: 'notice_days', key: 'adverse-action' } as const;
    const [rule] = await this.rules.on(asked, today);
    return rule ?? null;
  }

  /** Whether there is an agency of this code, or a default one where none is named. */
  async hasAgency(code: string | undefined): Promise<boolean> {
    return (await this.agency(code)) !== undefined;
  }

  /** What was told of the report behind an offer that the same subject has had before. */
  async toldBefore({ type, id }: Subject): Promise<ToldBefore | null> {
    const told = await over(this.em, AdverseActionRow)
      .selectFrom('AdverseActionRow')
      .select(['score', 'scoreMin', 'scoreMax', 'scoreDate', 'scoreSource', 'inquiriesMattered'])
      .where('subjectType', '=', type)
      .where('subjectId', '=', id)
      .where('usesReport', '=', true)
      .executeTakeFirst();
    if (!told) return null;
    const { score, inquiriesMattered, ...range } = told;
    return { score: score === null ? null : ({ score, ...range } as UsedScore), inquiriesMattered };
  }

  async insert({ business, due, reportAgency, ...action }: NewAdverseAction, at: Date): Promise<void> {
    const { subject, ...place } = business;
    const { score, ...decided } = action;
    const days = due?.value['days'];
    const dueOn = typeof days === 'number' ? addDays(action.decidedOn, days) : null;
    const agency = action.usesReport ? await this.agency(reportAgency) : undefined;
    await INSERT.send(this.em, [
      {
        ...place,
        ...decided,
        ...score,
        id: newId(),
        subjectType: subject.type,
        subjectId: subject.id,
        dueOn,
        dueCitation: dueOn === null ? null : due?.citation,
        reportAgencyName: agency?.name,
        reportAgencyPhone: agency?.phone,
        reportAgencyAddress: agency?.address,
        scoreSource: score && (score.scoreSource ?? agency?.name ?? UNKNOWN_SOURCE),
        createdAt: at,
      },
    ]);
  }

  private agency(
    code: string | undefined,
  ): Promise<Readonly<Record<'name' | 'phone' | 'address', string>> | undefined> {
    return over(this.em, ConsumerReportAgency)
      .selectFrom('ConsumerReportAgency')
      .select(['name', 'phone', 'address'])
      .where((agency) => (code === undefined ? agency('isDefault', '=', true) : agency('code', '=', code)))
      .executeTakeFirst();
  }
}
