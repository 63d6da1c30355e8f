import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { InferKyselyTable } from '@mikro-orm/sql';
import type { Updateable } from 'kysely';
import { sql } from 'kysely';
import type { BY_ENTITY } from '../../../platform/entity-names.js';
import { over } from '../../../platform/typed.js';
import type { ApprovalTerms } from '../domain/issue.js';
import type { IssueStatus } from '../domain/issue-status.js';
import { UnderwritingIssue } from '../issue.entity.js';
import { QuotesUnderReview } from '../quotes-under-review.js';
import type { IssueResponse } from './issues.dto.js';

/** What underwriters do with single issues. */
@Injectable()
export class DecisionsStore {
  constructor(
    private readonly em: EntityManager,
    private readonly quotes: QuotesUnderReview,
  ) {}

  /**
   * Whose business an issue is: everybody who entered it, a version of its quote, or the same matter of its policy
   * before. So nobody avoids the rule of four eyes by letting somebody else enter the same thing again. A new quote
   * that somebody enters from nothing is that person's business.
   */
  async broughtBy({
    id,
    raisedBy,
    subjectType,
    subjectId,
  }: IssueResponse): Promise<readonly (string | null)[]> {
    const { rows } = await sql<{ readonly by: string }>`
      select o.raised_by as by
        from underwriting_issues i
        join underwriting_issues o on o.customer_id = i.customer_id and o.reference = i.reference and o.code = i.code
                                   and o.facts = i.facts
       where i.id = ${id} and o.raised_by is not null
      ${subjectType === 'quote' ? sql`union ${this.quotes.contributors(subjectId)}` : sql``}
    `.execute(this.em.getKysely());
    return [raisedBy, ...rows.map(({ by }) => by)];
  }

  async claim(id: string, by: string | null, at: Date | null): Promise<void> {
    await this.update(id, { claimedBy: by, claimedAt: at });
  }

  async approve(
    id: string,
    by: string | null,
    at: Date,
    reason: string,
    terms: ApprovalTerms,
  ): Promise<void> {
    const { validThrough, validity, validUntil, offsetPercent } = terms;
    const decision = {
      ...decided('approved', by, at, reason),
      validThrough,
      validity,
      validUntil,
      offsetPercent,
    };
    await this.update(id, decision);
  }

  async decline(id: string, by: string | null, at: Date, reason: string): Promise<void> {
    await this.update(id, decided('declined', by, at, reason));
  }

  /** Takes an approval back; the audit trail keeps who had given it. */
  async reopen(id: string): Promise<void> {
    await this.update(id, {
      status: 'open',
      basis: null,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      validThrough: null,
      validity: null,
      validUntil: null,
      offsetPercent: null,
      carriedFrom: null,
    });
  }

  private async update(id: string, change: IssueChange): Promise<void> {
    await over(this.em, UnderwritingIssue)
      .updateTable('UnderwritingIssue')
      .set((row) => ({ ...change, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
}

type IssueChange = Updateable<InferKyselyTable<typeof UnderwritingIssue, typeof BY_ENTITY>>;

/** Only the person who has claimed an issue decides on it, or anybody if nobody has. */
function decided(status: IssueStatus, by: string | null, at: Date, reason: string): IssueChange {
  return { status, basis: 'person', decidedBy: by, decidedAt: at, reason, claimedBy: null, claimedAt: null };
}
