import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { Screening, ScreenedSubject } from '../../sanctions/index.js';
import { Portfolios, Sanctions, SanctionsFindings } from '../../sanctions/index.js';
import { CustomersQueries } from '../customers.queries.js';

/** All customers, even without a policy, because a quote may be bound tomorrow. */
const CUSTOMERS = {
  name: 'customers',
  found: {
    subjectType: 'customer',
    action: 'customers.sanctions-match-found',
    resourceType: 'customer',
  },
} as const;

/** Screens customers against the list of sanctions. */
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

  /** Screens a customer and further names. */
  run({ id, name }: ScreenedSubject, others: readonly string[] = []): Promise<Screening> {
    return this.sanctions.screen(
      'customer',
      [name, ...others].map((each) => ({ id, name: each })),
    );
  }

  /** Moves findings and clearances of a duplicate to the survivor. */
  follow(actor: Actor, from: string, into: string): Promise<readonly string[]> {
    return this.findings.follow(actor, { type: 'customer', from, into });
  }

  /** Notes a customer who was entered or renamed, to be screened. */
  note(actor: Actor, customer: ScreenedSubject): Promise<void> {
    return this.portfolios.note(actor, CUSTOMERS, customer);
  }
}
