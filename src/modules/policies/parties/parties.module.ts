import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { CustomersModule } from '../../customers/index.js';
import { LedgerModule } from '../ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AddParty } from './add-party.js';
import { EndParty } from './end-party.js';
import { PartiesController } from './parties.controller.js';
import { PartiesQueries } from './parties.queries.js';

/** Who is named on a policy besides the customer. */
@Module({
  imports: [AuditModule, CustomersModule, LedgerModule, NoticesModule],
  controllers: [PartiesController],
  providers: [AddParty, EndParty, PartiesQueries],
})
export class PartiesModule {}
