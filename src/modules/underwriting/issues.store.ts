import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { columns } from '../../platform/columns.js';
import { insertRowsOf } from '../../platform/insert.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import { assertInTransaction } from '../../platform/writes.js';
import type { GivenApproval } from './domain/approval.js';
import type { RaisedIssue, Standing, Subject } from './domain/issue.js';
import type { IssueStatus } from './domain/issue-status.js';
import { UnderwritingIssue } from './issue.entity.js';

/** Where the business of a subject is, and whose it is. */
export interface Business {
  readonly subject: Subject;
  /** The number by which people know the subject; null where the subject's own row has it. */
  readonly reference: string | null;
  /** The company that writes it; null where the subject's own row has it. */
  readonly companyCode: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  /** Whose business it is by the rule of four eyes; null for a job. The actor's, if left out. */
  readonly raisedBy?: string | null;
}

/** A change of a policy that was put before underwriters before it is bound. */
export interface Referral {
  readonly id: string;
  /** The number of the policy. */
  readonly reference: string | null;
}

export interface StandingIssue extends Standing {
  readonly id: string;
  readonly code: string;
}

const INSERT = insertRowsOf(UnderwritingIssue, [
  'id',
  'subjectType',
  'subjectId',
  'reference',
  'companyCode',
  'customerId',
  'agencyId',
  'productType',
  'state',
  'code',
  'title',
  'blocks',
  'authority',
  'facts',
  'value',
  'worse',
  'status',
  'basis',
  'decidedBy',
  'decidedAt',
  'reason',
  'validThrough',
  'validity',
  'validUntil',
  'offsetPercent',
  'carriedFrom',
  'usesReport',
  'raisedBy',
  'createdAt',
  'updatedAt',
]);

interface Approved {
  readonly quotes: readonly string[];
  readonly transactions: readonly string[];
  readonly referralId: string | null;
  readonly reference: string | null;
  readonly today: CalendarDate;
}

const APPROVAL = columns(
  UnderwritingIssue,
  [
    'id',
    'code',
    'authority',
    'facts',
    'value',
    'worse',
    'validThrough',
    'validity',
    'validUntil',
    'offsetPercent',
    'decidedBy',
    'reason',
  ],
  'i',
);

const APPROVALS = new Statement<Approved, GivenApproval>(
  ({ quotes, transactions, referralId, reference, today }) => {
    const isForThis = sql`(i.subject_type = 'policy_transaction' and i.subject_id = ${referralId}::uuid)`;
    return sql<GivenApproval>`
    select ${APPROVAL}, coalesce(${isForThis}, false) as is_for_this
      from underwriting_issues i
     where i.status = 'approved' and (i.valid_until is null or i.valid_until >= ${today})
       and ((i.validity <> 'next_change'
             and ((i.subject_type = 'quote' and i.subject_id = any(${quotes}::uuid[]))
                  or (i.subject_type = 'policy_transaction' and i.subject_id = any(${transactions}::uuid[]))))
            or (${isForThis} and i.reference = ${reference}
                and not exists (select from underwriting_issues c where c.carried_from = i.id)))
     order by i.created_at desc, i.id desc`;
  },
);

const CLOSE = new Statement<{ type: Subject['type']; ids: readonly string[]; status: IssueStatus }>(
  ({ type, ids, status }, em) =>
    over(em, UnderwritingIssue)
      .updateTable('UnderwritingIssue')
      .set((row) => ({ status, claimedBy: null, claimedAt: null, rowVersion: row('rowVersion', '+', 1) }))
      .where('subjectType', '=', type)
      .where('subjectId', '=', ({ fn, val }) => fn.any(val(ids)))
      .where('status', '=', 'open'),
);

const STANDING = new Statement<Subject, StandingIssue>(({ type, id }, em) =>
  over(em, UnderwritingIssue)
    .selectFrom('UnderwritingIssue')
    .select(['id', 'code', 'status', 'blocks', 'validThrough'])
    .where('subjectType', '=', type)
    .where('subjectId', '=', id)
    .orderBy('id')
    .forShare(),
);

/** The rows of issues: written together with what they are about. */
@Injectable()
export class IssuesStore {
  constructor(private readonly em: EntityManager) {}

  async insert(
    { subject, ...business }: Business,
    issues: readonly RaisedIssue[],
    by: string | null,
    at: Date,
  ): Promise<void> {
    if (issues.length === 0) return;
    const rows = issues.map((issue) => ({
      ...business,
      ...flat(issue),
      subjectType: subject.type,
      subjectId: subject.id,
      decidedAt: issue.basis === null ? null : at,
      raisedBy: by,
      createdAt: at,
      updatedAt: at,
    }));
    await INSERT.send(this.em, rows);
  }

  /**
   * The approvals of earlier subjects, newest first. An approval of a referral is for one change of that policy: once
   * it was carried over, it is not used again.
   */
  approvals(
    subjects: readonly Subject[],
    referral: Referral | null,
    today: CalendarDate,
  ): Promise<readonly GivenApproval[]> {
    if (subjects.length === 0 && referral === null) return Promise.resolve([]);
    const ids = (type: Subject['type']): readonly string[] =>
      subjects.flatMap((one) => (one.type === type ? [one.id] : []));
    return APPROVALS.rows(this.em, {
      quotes: ids('quote'),
      transactions: ids('policy_transaction'),
      referralId: referral?.id ?? null,
      reference: referral?.reference ?? null,
      today,
    });
  }

  /** Withdraws or supersedes the open issues of subjects of one type. */
  async close(
    type: Subject['type'],
    ids: readonly string[],
    status: 'withdrawn' | 'superseded',
  ): Promise<void> {
    await CLOSE.send(this.em, { type, ids, status });
  }

  /** Withdraws the open issues of a rule that name a certain fact; returns how many there were. */
  async withdrawFor(code: string, [name, value]: readonly [string, string]): Promise<number> {
    assertInTransaction(this.em);
    const { rows } = await sql`
      update underwriting_issues
         set status = 'withdrawn', claimed_by = null, claimed_at = null, row_version = row_version + 1
       where status = 'open' and code = ${code} and facts ->> ${name} = ${value} returning id
    `.execute(this.em.getKysely());
    return rows.length;
  }

  /** All issues of a subject, which stay as they are until the transaction ends. */
  standing(subject: Subject): Promise<readonly StandingIssue[]> {
    assertInTransaction(this.em);
    return STANDING.rows(this.em, subject);
  }

  /** The statuses of the issues of a referral; empty where the policy has none with this id. */
  async statuses({ id, reference }: Referral): Promise<readonly IssueStatus[]> {
    const rows = await over(this.em, UnderwritingIssue)
      .selectFrom('UnderwritingIssue')
      .select('status')
      .where('subjectType', '=', 'policy_transaction')
      .where('subjectId', '=', id)
      .where('reference', '=', reference)
      .execute();
    return rows.map(({ status }) => status);
  }

  /** The open referral of the same policy on the same matter: same rules, same facts. */
  async openReferral(
    { customerId, reference }: Business,
    issues: readonly RaisedIssue[],
  ): Promise<string | null> {
    const matter = sql`jsonb_agg(jsonb_build_object('code', code, 'facts', facts, 'value', value) order by code)`;
    const { rows } = await sql<{ readonly id: string }>`
      select subject_id as id from underwriting_issues
       where subject_type = 'policy_transaction' and customer_id = ${customerId} and reference = ${reference}
       group by subject_id
      having bool_or(status = 'open') and not bool_or(status = 'declined')
             and ${matter} = (select ${matter} from jsonb_to_recordset(${JSON.stringify(issues.map(flat))}::jsonb)
                                as r (code text, facts jsonb, value numeric))
       limit 1
    `.execute(this.em.getKysely());
    return rows[0]?.id ?? null;
  }
}

function flat({ terms, ...issue }: RaisedIssue): Readonly<Record<string, unknown>> {
  return { ...issue, ...terms };
}
