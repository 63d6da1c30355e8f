import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { Screening, ScreenedSubject } from '../../sanctions/index.js';
import { Portfolios, Sanctions, SanctionsFindings } from '../../sanctions/index.js';
import { CustomersQueries } from '../customers.queries.js';

/** All who are known, also without a policy: a quote may be bound tomorrow. */
const CUSTOMERS = {
  name: 'customers',
  found: {
    subjectType: 'customer',
    action: 'customers.sanctions-match-found',
    resourceType: 'customer',
  },
} as const;

/** Whether customers may be somebody whom the law bars. */
@Injectable()
export class ScreenCustomers {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
    private readonly portfolios: Portfolios,
    customers: CustomersQueries,
  ) {
    portfolios.registerPeople({ ...CUSTOMERS, after: (last, limit) => customers.namedAfter(last, limit) });
    findings.askForMerged('customer', (ids) => customers.merged(ids));
  }

  /** A customer, and others by their names beside it. */
  run({ id, name }: ScreenedSubject, others: readonly string[] = []): Promise<Screening> {
    return this.sanctions.screen(
      'customer',
      [name, ...others].map((each) => ({ id, name: each })),
    );
  }

  /** What was found or cleared of a duplicate is of the customer who stays. */
  follow(actor: Actor, from: string, into: string): Promise<readonly string[]> {
    return this.findings.follow(actor, { type: 'customer', from, into });
  }

  /** Of one who was entered, or has another name. */
  note(actor: Actor, customer: ScreenedSubject): Promise<void> {
    return this.portfolios.note(actor, CUSTOMERS, customer);
  }
}
