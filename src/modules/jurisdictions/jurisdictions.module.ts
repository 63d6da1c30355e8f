import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AddJurisdictionRule } from './entered-rules.js';
import { EndJurisdictionRule } from './end-jurisdiction-rule.js';
import './jurisdictions.events.js';
import './jurisdictions.permissions.js';
import { ReviewJurisdictionRule } from './review-jurisdiction-rule.js';
import { JurisdictionRulesController } from './jurisdiction-rules.controller.js';
import { JurisdictionRules } from './jurisdiction-rules.js';
import { JurisdictionRulesQueries } from './jurisdiction-rules.queries.js';

@Module({
  imports: [AuditModule],
  controllers: [JurisdictionRulesController],
  providers: [
    AddJurisdictionRule,
    EndJurisdictionRule,
    ReviewJurisdictionRule,
    JurisdictionRules,
    JurisdictionRulesQueries,
  ],
  exports: [JurisdictionRules],
})
export class JurisdictionsModule {}
