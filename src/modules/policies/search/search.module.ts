import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { CustomersModule } from '../../customers/index.js';
import { LedgerModule } from '../ledger.module.js';
import { ExportPolicies } from './export-policies.js';
import { PolicySearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';

@Module({
  imports: [AuditModule, CustomersModule, LedgerModule],
  controllers: [PolicySearchController],
  providers: [SearchQueries, ExportPolicies],
})
export class SearchModule {}
