import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/index.js';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { QuotingModule } from '../quoting/index.js';
import { RatingModule } from '../rating/index.js';
import { AnniversariesModule } from './anniversaries/anniversaries.module.js';
import { BindPolicy } from './bind-policy.js';
import { CancelModule } from './cancel/cancel.module.js';
import { DeleteCustomer } from './customers/delete-customer.js';
import { InsuredCustomersController } from './customers/insured-customers.controller.js';
import { EndorseModule } from './endorse/endorse.module.js';
import { LedgerModule } from './ledger.module.js';
import { LedgerQueries } from './ledger.queries.js';
import { NonRenewModule } from './non-renew/non-renew.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PartiesModule } from './parties/parties.module.js';
import { PoliciesController } from './policies.controller.js';
import { PolicyWorksheetsController } from './policy-worksheets.controller.js';
import './policies.permissions.js';
import { RenewModule } from './renew/renew.module.js';
import { SearchModule } from './search/search.module.js';
import { StatusesModule } from './statuses/statuses.module.js';

@Module({
  imports: [
    AgenciesModule,
    AuditModule,
    CustomersModule,
    QuotingModule,
    RatingModule,
    LedgerModule,
    AnniversariesModule,
    EndorseModule,
    RenewModule,
    NonRenewModule,
    SearchModule,
    StatusesModule,
    CancelModule,
    NoticesModule,
    PartiesModule,
  ],
  controllers: [PoliciesController, PolicyWorksheetsController, InsuredCustomersController],
  providers: [BindPolicy, DeleteCustomer, LedgerQueries],
})
export class PoliciesModule {}
