import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AddStateFact } from './add-state-fact.js';
import { EndStateFact } from './end-state-fact.js';
import './jurisdictions.permissions.js';
import { ReviewStateFact } from './review-state-fact.js';
import { StateFactsController } from './state-facts.controller.js';
import { StateFacts } from './state-facts.js';
import { StateFactsQueries } from './state-facts.queries.js';

@Module({
  imports: [AuditModule],
  controllers: [StateFactsController],
  providers: [AddStateFact, EndStateFact, ReviewStateFact, StateFacts, StateFactsQueries],
  exports: [StateFacts],
})
export class JurisdictionsModule {}
