import { Module } from '@nestjs/common';
import { CustomersModule } from '../../customers/index.js';
import { LedgerModule } from '../ledger.module.js';
import { PolicySearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';

@Module({
  imports: [CustomersModule, LedgerModule],
  controllers: [PolicySearchController],
  providers: [SearchQueries],
})
export class SearchModule {}
