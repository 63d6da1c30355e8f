import { Injectable } from '@nestjs/common';
import type { Portfolio, PortfolioItem } from '../../sanctions/index.js';
import { Portfolios } from '../../sanctions/index.js';
import { CustomersQueries } from '../customers.queries.js';

export const CUSTOMERS = {
  name: 'customers',
  found: {
    subjectType: 'customer',
    action: 'customers.sanctions-match-found',
    resourceType: 'customer',
  },
} as const;

/** All who are known, also without a policy: a quote may be bound tomorrow. */
@Injectable()
export class CustomerPortfolio implements Portfolio {
  readonly name = CUSTOMERS.name;
  readonly found = CUSTOMERS.found;

  constructor(
    portfolios: Portfolios,
    private readonly customers: CustomersQueries,
  ) {
    portfolios.register(this);
  }

  async next(after: string | null, limit: number): Promise<readonly PortfolioItem[]> {
    const rows = await this.customers.namedAfter(after, limit);
    return rows.map((row) => ({ id: row.id, subjects: [row], reference: null }));
  }
}
