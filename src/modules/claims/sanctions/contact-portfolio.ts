import { Injectable } from '@nestjs/common';
import type { Portfolio, PortfolioItem } from '../../sanctions/index.js';
import { Portfolios } from '../../sanctions/index.js';
import { ContactsQueries } from '../people/contacts.queries.js';

export const CONTACTS = {
  name: 'claim-contacts',
  found: {
    subjectType: 'claim-contact',
    action: 'claims.sanctions-match-found',
    resourceType: 'claim-contact',
  },
} as const;

/** All contacts, also those who have no claim now: a vendor is asked again. */
@Injectable()
export class ContactPortfolio implements Portfolio {
  readonly name = CONTACTS.name;
  readonly found = CONTACTS.found;

  constructor(
    portfolios: Portfolios,
    private readonly contacts: ContactsQueries,
  ) {
    portfolios.register(this);
  }

  async next(after: string | null, limit: number): Promise<readonly PortfolioItem[]> {
    const rows = await this.contacts.namedAfter(after, limit);
    return rows.map((row) => ({ id: row.id, subjects: [row], reference: null }));
  }
}
