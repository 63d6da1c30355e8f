import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { moment, ofAgency } from '../../../platform/sql.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Decimal, formatScaled } from '../../../shared/decimal.js';
import { CustomerLosses } from '../../customers/index.js';
import { Policies } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import { isOpenClaim } from '../lifecycle/domain/claim-status.js';
import type { LossRunLineResponse, LossRunQuery, LossRunResponse } from './loss-run.dto.js';

/** What one policy, or one customer, has cost: as the next insurer and an underwriter ask for it. */
@Injectable()
export class LossRuns {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly losses: CustomerLosses,
    private readonly clock: Clock,
  ) {}

  /** Claims that were merged into others count with those. Throws claims.loss-run-of-nobody. */
  async of(actor: Actor, { policyId, customerId }: LossRunQuery): Promise<LossRunResponse> {
    if ((policyId === undefined) === (customerId === undefined))
      throw claimsError('claims.loss-run-of-nobody');
    // One of a policy that is not there would read as one without losses.
    if (policyId !== undefined) await this.policies.read(actor, policyId);
    if (customerId !== undefined) await this.losses.ofCustomer(actor, customerId);
    const whose =
      policyId === undefined ? sql`c.customer_id = ${customerId}` : sql`c.policy_id = ${policyId}`;
    const { rows } = await sql<LossRunLineResponse>`
      select c.id as claim_id, c.claim_number, c.policy_id, c.policy_number,
             c.product_type, c.loss_on::text, ${moment('c.reported_at')} as reported_at, c.cause, c.catastrophe_code,
             c.status, s.paid_loss::text, s.paid_expense::text, s.outstanding::text, s.recovered::text,
             (s.paid_loss + s.paid_expense + s.outstanding - s.recovered)::text as incurred
        from claims c
       cross join lateral (
         select coalesce(sum(l.paid) filter (where l.cost_type = 'loss'), 0)::numeric(14, 2) as paid_loss,
                coalesce(sum(l.paid) filter (where l.cost_type <> 'loss'), 0)::numeric(14, 2) as paid_expense,
                coalesce(sum(l.reserved - l.paid), 0)::numeric(14, 2) as outstanding,
                coalesce(sum(l.recovered), 0)::numeric(14, 2) as recovered
           from claim_reserve_lines l where l.claim_id = c.id) s
       where ${whose} and c.duplicate_of is null ${ofAgency(actor, 'c.agency_id')}
       order by c.loss_on desc nulls first, c.id desc
    `.execute(this.em.getKysely());
    const sum = (of: (line: LossRunLineResponse) => readonly string[]): string =>
      formatScaled(
        rows
          .flatMap(of)
          .reduce((total, amount) => total.plus(Decimal.parse(amount)), Decimal.ZERO)
          .coefficientAt(2),
        2,
      );
    return {
      asOf: this.clock.now().toISOString(),
      items: rows,
      count: rows.length,
      openCount: rows.filter(({ status }) => isOpenClaim(status)).length,
      paid: sum(({ paidLoss, paidExpense }) => [paidLoss, paidExpense]),
      outstanding: sum(({ outstanding }) => [outstanding]),
      recovered: sum(({ recovered }) => [recovered]),
      incurred: sum(({ incurred }) => [incurred]),
    };
  }
}
