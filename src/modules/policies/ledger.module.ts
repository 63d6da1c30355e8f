import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { BillingModule } from '../billing/index.js';
import { CustomersModule } from '../customers/index.js';
import { DocumentsModule } from '../documents/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { RatingModule } from '../rating/index.js';
import { Consequences } from './consequences.js';
import { LenderCopies } from './documents/lender-copies.js';
import { PolicyPapers } from './documents/policy-papers.js';
import { LedgerStore } from './ledger.store.js';
import { PoliciesQueries } from './policies.queries.js';
import './policies.permissions.js';
import { TermCoverages } from './term-coverages.js';

/** The ledger of policies: what every use case of the room reads, locks and adds to. */
@Module({
  imports: [
    AgenciesModule,
    RatingModule,
    BillingModule,
    CustomersModule,
    DocumentsModule,
    JurisdictionsModule,
  ],
  providers: [Consequences, LenderCopies, PolicyPapers, LedgerStore, PoliciesQueries, TermCoverages],
  exports: [Consequences, PolicyPapers, LedgerStore, PoliciesQueries, TermCoverages],
})
export class LedgerModule {}
