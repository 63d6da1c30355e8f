import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Customers, isCustomer } from '../../customers/index.js';
import { policyError } from '../policies.errors.js';
import { PolicyParty } from '../parties/policy-party.entity.js';
import { PolicySchema } from '../policy.entity.js';

const MOST_NAMED = 10;

/**
 * Deletes a customer without contracts: here and not among the customers, because only this room knows of contracts. Also one
 * that has ended is one: it is kept, with whom it insured, for as long as claims and examiners may come back to it.
 */
@Injectable()
export class DeleteCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<void> {
    await this.customers.lockForRemoval(actor, id, expected);
    const numbers = await this.contractsOf(id);
    if (numbers.length > 0) {
      const more = numbers.length > MOST_NAMED ? ' and more' : '';
      throw policyError('policies.customer-insured', {
        detail: `It stands on ${numbers.slice(0, MOST_NAMED).join(', ')}${more}.`,
        members: { policyNumbers: numbers.slice(0, MOST_NAMED).join(' ') },
      });
    }
    await this.customers.remove(actor, id);
  }

  /** Whether the customer, or one who was merged into it, is the insured or another party of a policy. */
  private async contractsOf(id: string): Promise<readonly string[]> {
    const policies = over(this.em, PolicySchema, PolicyParty);
    const rows = await policies
      .selectFrom('Policy as p')
      .select('p.policyNumber as number')
      .where(isCustomer('p.customerId', id))
      .union(
        policies
          .selectFrom('PolicyParty as y')
          .innerJoin('Policy as p', 'p.id', 'y.policyId')
          .select('p.policyNumber as number')
          .where(isCustomer('y.customerId', id)),
      )
      .orderBy('number')
      .limit(MOST_NAMED + 1)
      .execute();
    return rows.map(({ number }) => number);
  }
}
