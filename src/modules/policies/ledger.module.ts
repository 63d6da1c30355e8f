import { Module } from '@nestjs/common';
import { BillingModule } from '../billing/index.js';
import { RatingModule } from '../rating/index.js';
import { Consequences } from './consequences.js';
import { LedgerStore } from './ledger.store.js';
import { PoliciesQueries } from './policies.queries.js';
import './policies.permissions.js';
import { WorksheetKeeper } from './worksheet-keeper.js';

/** The ledger of policies: what every use case of the room reads, locks and adds to. */
@Module({
  imports: [RatingModule, BillingModule],
  providers: [Consequences, LedgerStore, PoliciesQueries, WorksheetKeeper],
  exports: [Consequences, LedgerStore, PoliciesQueries, WorksheetKeeper],
})
export class LedgerModule {}
