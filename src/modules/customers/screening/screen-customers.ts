import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import type { Screening, ScreenedSubject } from '../../sanctions/index.js';
import { Portfolios, Sanctions, SanctionsFindings } from '../../sanctions/index.js';
import { CUSTOMERS } from './customer-portfolio.js';

/** Whether customers may be somebody whom the law bars. */
@Injectable()
export class ScreenCustomers {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
    private readonly portfolios: Portfolios,
  ) {}

  /** A customer, and others by their names beside it. */
  run({ id, name }: ScreenedSubject, others: readonly string[] = []): Promise<Screening> {
    return this.sanctions.screen(
      'customer',
      [name, ...others].map((each) => ({ id, name: each })),
    );
  }

  /** What was found of a duplicate is work on the customer who stays. */
  follow(from: string, into: string): Promise<readonly string[]> {
    return this.findings.follow('customer', from, into);
  }

  /**
   * Of one who was entered, or has another name. It is told and refused to nobody: to know somebody is not to do business with
   * them. Nor does it need the list: whoever insures or pays them looks again, and so does the job once it can be read.
   */
  async note(actor: Actor, customer: ScreenedSubject): Promise<void> {
    const screening = await this.run(customer).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    if (screening === null) return this.portfolios.again(CUSTOMERS.name);
    await this.findings.tell(actor, { ...CUSTOMERS.found, resourceId: customer.id }, screening);
  }
}
