import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { newId } from '../../shared/ids.js';
import type { StateFact } from '../jurisdictions/index.js';
import { StateFacts } from '../jurisdictions/index.js';
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
  readonly due: StateFact | undefined;
  /** By its code; the default one where none is named. */
  readonly reportAgency?: string | undefined;
}

interface ToldBefore {
  readonly score: UsedScore | null;
  readonly inquiriesMattered: boolean;
}

/** Where neither the manual nor anybody here says who provided a score. */
const UNKNOWN_SOURCE = 'Consumer reporting agency';

/** The rows of adverse actions: written in the transaction of the decision, and never changed. */
@Injectable()
export class AdverseActionsStore {
  constructor(private readonly facts: StateFacts) {}

  /** How many days a state gives for written reasons. */
  dueQuestion({ productType, state, today }: Place): RawBuilder<StateFact> {
    const question = {
      state,
      productType,
      kind: 'notice_days',
      key: 'adverse-action',
      from: today,
      to: today,
    } as const;
    return this.facts.question(question);
  }

  /** The agency of a code, or the default one; no row: none is configured. */
  agencyQuestion(code: string | undefined): RawBuilder<{ readonly code: string }> {
    return sql<{
      readonly code: string;
    }>`select a.code from consumer_report_agencies a where ${agencyNamed(code)}`;
  }

  /** The score of an offer that the same subject has had before. */
  scoreQuestion({ type, id }: Subject): RawBuilder<ToldBefore> {
    return sql<ToldBefore>`
      select case when score is not null then jsonb_build_object(
               'score', score::text, 'scoreMin', score_min::text, 'scoreMax', score_max::text, 'scoreDate', score_date::text,
               'scoreSource', score_source) end as score, inquiries_mattered as "inquiriesMattered"
        from adverse_actions where subject_type = ${type} and subject_id = ${id} and uses_report`;
  }

  insert(action: NewAdverseAction, at: Date): RawBuilder<unknown> {
    const { business, kind, reasons, decidedBy, decidedOn, due, usesReport, score } = action;
    const { subject, reference, companyCode, customerId, agencyId, productType, state } = business;
    const days = due?.value['days'];
    const dueOn = typeof days === 'number' ? addDays(decidedOn, days) : null;
    return sql`
      insert into adverse_actions (
        id, subject_type, subject_id, reference, company_code, customer_id, agency_id, product_type, state, kind, reasons, decided_by,
        decided_on, due_on, due_citation, uses_report, report_agency_name, report_agency_phone, report_agency_address,
        score, score_min, score_max, score_date, score_source, inquiries_mattered, created_at)
      select ${newId()}::uuid, ${subject.type}, ${subject.id}::uuid, ${reference}, ${companyCode}, ${customerId}, ${agencyId}::uuid, ${productType},
             ${state}, ${kind}, ${JSON.stringify(reasons)}::jsonb, ${decidedBy}::uuid, ${decidedOn}::date, ${dueOn}::date,
             ${dueOn === null ? null : (due?.citation ?? null)}, ${usesReport}, a.name, a.phone, a.address,
             ${score?.score ?? null}::numeric, ${score?.scoreMin ?? null}::numeric, ${score?.scoreMax ?? null}::numeric,
             ${score?.scoreDate ?? null}::date,
             case when ${score !== null} then coalesce(${score?.scoreSource ?? null}, a.name, ${UNKNOWN_SOURCE}) end, ${action.inquiriesMattered},
             ${at}::timestamptz
        from (values (1)) as one
        left join consumer_report_agencies a on ${usesReport} and ${agencyNamed(action.reportAgency)}
      on conflict (subject_type, subject_id, kind) do nothing`;
  }
}

function agencyNamed(code: string | undefined): RawBuilder<unknown> {
  return code === undefined ? sql`a.is_default` : sql`a.code = ${code}`;
}
