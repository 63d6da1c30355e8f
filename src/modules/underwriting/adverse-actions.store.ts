import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import { Statement } from '../../platform/statement.js';
import { JurisdictionRules } from '../jurisdictions/index.js';
import type { JurisdictionRule } from '../jurisdictions/index.js';
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

type NewRow = Omit<Business, 'subject' | 'raisedBy'> &
  Omit<NewAdverseAction, 'business' | 'due' | 'score' | 'reasons' | 'reportAgency'> & {
    readonly reasons: string;
    readonly id: string;
    readonly subjectType: Subject['type'];
    readonly subjectId: string;
    readonly dueOn: CalendarDate | null;
    readonly dueCitation: string | null;
    readonly reportAgency: string | null;
    readonly hasScore: boolean;
    readonly score: string | null;
    readonly scoreMin: string | null;
    readonly scoreMax: string | null;
    readonly scoreDate: CalendarDate | null;
    readonly scoreSource: string | null;
    readonly at: Date;
  };

const INSERT = new Statement<NewRow>(
  (row) => sql`
    insert into adverse_actions (
      id, subject_type, subject_id, reference, company_code, customer_id, agency_id, product_type, state, kind, reasons, decided_by,
      decided_on, due_on, due_citation, uses_report, report_agency_name, report_agency_phone, report_agency_address,
      score, score_min, score_max, score_date, score_source, inquiries_mattered, created_at)
    select ${row.id}::uuid, ${row.subjectType}, ${row.subjectId}::uuid, ${row.reference}, ${row.companyCode}, ${row.customerId},
           ${row.agencyId}::uuid, ${row.productType}, ${row.state}, ${row.kind}, ${row.reasons}::jsonb, ${row.decidedBy}::uuid,
           ${row.decidedOn}::date, ${row.dueOn}::date, ${row.dueCitation}, ${row.usesReport}, a.name, a.phone, a.address,
           ${row.score}::numeric, ${row.scoreMin}::numeric, ${row.scoreMax}::numeric, ${row.scoreDate}::date,
           case when ${row.hasScore} then coalesce(${row.scoreSource}, a.name, ${UNKNOWN_SOURCE}) end, ${row.inquiriesMattered},
           ${row.at}::timestamptz
      from (values (1)) as one
      left join consumer_report_agencies a
        on ${row.usesReport} and case when ${row.reportAgency}::text is null then a.is_default else a.code = ${row.reportAgency} end
    on conflict (subject_type, subject_id, kind) do nothing`,
);

/** The rows of adverse actions: written in the transaction of the decision, and never changed. */
@Injectable()
export class AdverseActionsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly facts: JurisdictionRules,
  ) {}

  /** How many days a state gives for written reasons; none: it says nothing. */
  async due({ productType, state, today }: Place): Promise<JurisdictionRule | null> {
    const asked = { state, productType, kind: 'notice_days', key: 'adverse-action' } as const;
    const [fact] = await this.facts.on(asked, today);
    return fact ?? null;
  }

  /** Whether there is an agency of this code, or a default one where none is named. */
  async hasAgency(code: string | undefined): Promise<boolean> {
    const { rows } = await sql`
      select from consumer_report_agencies where case when ${code ?? null}::text is null then is_default else code = ${code ?? null} end
    `.execute(this.em.getKysely());
    return rows.length > 0;
  }

  /** What was told of the report behind an offer that the same subject has had before. */
  async toldBefore({ type, id }: Subject): Promise<ToldBefore | null> {
    const { rows } = await sql<ToldBefore>`
      select case when score is not null then jsonb_build_object(
               'score', score::text, 'scoreMin', score_min::text, 'scoreMax', score_max::text, 'scoreDate', score_date::text,
               'scoreSource', score_source) end as score, inquiries_mattered as "inquiriesMattered"
        from adverse_actions where subject_type = ${type} and subject_id = ${id} and uses_report
    `.execute(this.em.getKysely());
    return rows[0] ?? null;
  }

  async insert({ business, due, score, reportAgency, ...action }: NewAdverseAction, at: Date): Promise<void> {
    const { subject, ...place } = business;
    const days = due?.value['days'];
    const dueOn = typeof days === 'number' ? addDays(action.decidedOn, days) : null;
    await INSERT.send(this.em, {
      ...place,
      ...action,
      reasons: JSON.stringify(action.reasons),
      id: newId(),
      subjectType: subject.type,
      subjectId: subject.id,
      dueOn,
      dueCitation: dueOn === null ? null : (due?.citation ?? null),
      reportAgency: reportAgency ?? null,
      hasScore: score !== null,
      score: score?.score ?? null,
      scoreMin: score?.scoreMin ?? null,
      scoreMax: score?.scoreMax ?? null,
      scoreDate: score?.scoreDate ?? null,
      scoreSource: score?.scoreSource ?? null,
      at,
    });
  }
}
