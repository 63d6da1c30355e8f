import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import type {
  SubjectInQuestion,
  SubjectScreening,
  WithdrawSanctionsClearanceRequest,
} from '../../sanctions/index.js';
import { ClearMatches, Sanctions } from '../../sanctions/index.js';
import { customerError } from '../customers.errors.js';
import { CustomerPages } from '../customer-pages.queries.js';
import { CustomersQueries } from '../customers.queries.js';
import type { ClearCustomerSanctionsRequest, CustomerScreeningResponse } from './screening.dto.js';

const TYPE = 'customer';

/** Shows whether a customer's name matches an entry of the list of sanctions, and records that it is somebody else. */
@Injectable()
export class ClearCustomers {
  constructor(
    private readonly customers: CustomersQueries,
    private readonly pages: CustomerPages,
    private readonly sanctions: Sanctions,
    private readonly matches: ClearMatches,
  ) {}

  /** The present name against the present list. */
  async look(actor: Actor, customerId: string): Promise<CustomerScreeningResponse> {
    const { id, displayName: name } = await this.pages.byId(actor, customerId);
    return shown({ subjectId: id, screening: await this.sanctions.look(TYPE, { id, name }) });
  }

  async clear(
    actor: Actor,
    customerId: string,
    expected: ExpectedRowVersion,
    body: ClearCustomerSanctionsRequest,
  ): Promise<CustomerScreeningResponse> {
    return shown(await this.matches.clear(actor, this.inQuestion(actor, customerId, expected), body));
  }

  /** Withdraws a clearance. Unpaid refunds and quotes are screened again when they are released or bound. */
  async withdraw(
    actor: Actor,
    customerId: string,
    expected: ExpectedRowVersion,
    clearanceId: string,
    body: WithdrawSanctionsClearanceRequest,
  ): Promise<CustomerScreeningResponse> {
    const question = this.inQuestion(actor, customerId, expected);
    return shown(await this.matches.withdraw(actor, question, clearanceId, body));
  }

  private inQuestion(actor: Actor, customerId: string, expected: ExpectedRowVersion): SubjectInQuestion {
    return {
      type: TYPE,
      room: 'customers',
      hold: async () => {
        const held = await this.customers.lockNamed(actor, customerId, 'for no key update');
        if (!held) throw customerError('customers.customer-not-found');
        assertVersion(held.rowVersion, expected);
        return held;
      },
    };
  }
}

function shown({ subjectId, screening }: SubjectScreening): CustomerScreeningResponse {
  return { customerId: subjectId, ...screening };
}
