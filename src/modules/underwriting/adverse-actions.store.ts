import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import { Statement } from '../../platform/statement.js';
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
  /** The rule that says within how many days the state wants the reasons to be sent. */
  readonly due: JurisdictionRule | null;
  /** The code of the agency; the default agency where none is given. */
  readonly reportAgency?: string | undefined;
}

interface EarlierNotice {
  readonly score: UsedScore | null;
  readonly inquiriesMattered: boolean;
}

/** Where neither the manual nor anybody here says who provided a score. */
const UNKNOWN_SOURCE = 'Consumer reporting agency';

/** The columns that do not depend on the agency. */
const OWN = [
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
  'score',
  'scoreMin',
  'scoreMax',
  'scoreDate',
  'inquiriesMattered',
  'createdAt',
] as const;

const NO_SCORE = { score: null, scoreMin: null, scoreMax: null, scoreDate: null, scoreSource: null };

type Written = Readonly<Record<(typeof OWN)[number] | 'reportAgency' | 'hasScore' | 'scoreSource', unknown>>;

/**
 * A subject has at most one adverse action of a kind. The agency is selected by the same statement, so that no
 * decision waits for a query about it, and in one subquery: several would make PostgreSQL plan the statement anew
 * each time.
 */
const INSERT = new Statement<Written>((row, em) => {
  const source = sql<string>`coalesce(${row.scoreSource}::text, ${sql.ref('agency.name')}, ${UNKNOWN_SOURCE})`;
  return over(em, AdverseActionRow, ConsumerReportAgency)
    .insertInto('AdverseActionRow')
    .columns([...OWN, 'reportAgencyName', 'reportAgencyPhone', 'reportAgencyAddress', 'scoreSource'])
    .expression(({ selectFrom }) =>
      selectFrom(sql`(select)`.as('decision'))
        .leftJoin('ConsumerReportAgency as agency', (join) =>
          join.on(sql<boolean>`${row.usesReport}::boolean`).on(isAgency(row.reportAgency)),
        )
        .select(OWN.map((field) => sql`${row[field]}`.as(field)))
        .select(['agency.name', 'agency.phone', 'agency.address'])
        .select(sql`case when ${row.hasScore}::boolean then ${source} end`.as('scoreSource')),
    )
    .onConflict((conflict) => conflict.columns(['subjectType', 'subjectId', 'kind']).doNothing());
});

/** The default one where no code is given. */
function isAgency(code: unknown): RawBuilder<boolean> {
  return sql<boolean>`case when ${code}::text is null then ${sql.ref('isDefault')} else ${sql.ref('code')} = ${code} end`;
}

/** The rows of adverse actions: written in the transaction of the decision, and never changed. */
@Injectable()
export class AdverseActionsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly rules: JurisdictionRules,
  ) {}

  /** The rule of a state for written reasons; null where it has none. */
  async due({ productType, state, today }: Place): Promise<JurisdictionRule | null> {
    const asked = { state, productType, kind: 'notice_days', key: 'adverse-action' } as const;
    const [rule] = await this.rules.on(asked, today);
    return rule ?? null;
  }

  /** Whether there is an agency of this code, or a default one where none is named. */
  async hasAgency(code: string | undefined): Promise<boolean> {
    const agency = await over(this.em, ConsumerReportAgency)
      .selectFrom('ConsumerReportAgency')
      .select('id')
      .where(isAgency(code ?? null))
      .executeTakeFirst();
    return agency !== undefined;
  }

  /** What an earlier notice for the same subject said of the consumer report. */
  async earlierNotice({ type, id }: Subject): Promise<EarlierNotice | null> {
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
    const { score, reasons, ...decided } = action;
    const days = due?.value['days'];
    const dueOn = typeof days === 'number' ? addDays(action.decidedOn, days) : null;
    await INSERT.send(this.em, {
      ...place,
      ...decided,
      ...NO_SCORE,
      ...score,
      reasons: JSON.stringify(reasons),
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      dueOn,
      dueCitation: dueOn === null ? null : (due?.citation ?? null),
      reportAgency: reportAgency ?? null,
      hasScore: score !== null,
      createdAt: at,
    });
  }
}
