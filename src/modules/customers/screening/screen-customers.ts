import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import { Audit } from '../../audit/index.js';
import type { Screening, ScreenedSubject } from '../../sanctions/index.js';
import { Sanctions, openEntries } from '../../sanctions/index.js';

/** Whether customers may be somebody whom the law bars. */
@Injectable()
export class ScreenCustomers {
  constructor(
    private readonly sanctions: Sanctions,
    private readonly audit: Audit,
  ) {}

  run(customer: ScreenedSubject): Promise<Screening> {
    return this.sanctions.screen('customer', [customer]);
  }

  /**
   * Of one who was entered, or has another name. It is told and refused to nobody: to know somebody is not to do business with
   * them. Nor does it need the list: whoever insures or pays them looks again.
   */
  async note(actor: Actor, customer: ScreenedSubject): Promise<void> {
    const screening = await this.run(customer).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    if (screening?.screening !== 'possible_match') return;
    await this.audit.record(actor, {
      action: 'customers.sanctions-match-found',
      resourceType: 'customer',
      resourceId: customer.id,
      changes: openEntries(screening),
    });
  }
}
