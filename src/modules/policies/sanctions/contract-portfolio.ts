import { Injectable } from '@nestjs/common';
import type { Portfolio, PortfolioItem } from '../../sanctions/index.js';
import { Portfolios } from '../../sanctions/index.js';
import { NamedInContracts } from './named-in-contracts.queries.js';

/** All who are named in contracts that are in force or to come; their customers are a portfolio of their own. */
@Injectable()
export class ContractPortfolio implements Portfolio {
  readonly name = 'contracts';
  readonly found = {
    subjectType: 'customer',
    action: 'policies.sanctions-match-found',
    resourceType: 'policy',
  } as const;

  constructor(
    portfolios: Portfolios,
    private readonly named: NamedInContracts,
  ) {
    portfolios.register(this);
  }

  async next(after: string | null, limit: number): Promise<readonly PortfolioItem[]> {
    const contracts = await this.named.after(after, limit);
    return contracts.map(({ id, policyNumber: reference, customerId, names }) => ({
      id,
      reference,
      subjects: names.map((name) => ({ id: customerId, name })),
    }));
  }
}
