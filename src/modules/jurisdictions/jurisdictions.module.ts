import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EnteredRules } from './entered-rules.js';
import './jurisdictions.events.js';
import './jurisdictions.permissions.js';
import { ReviewJurisdictionRule } from './review-jurisdiction-rule.js';
import { JurisdictionRulesController } from './jurisdiction-rules.controller.js';
import { JurisdictionRules } from './jurisdiction-rules.js';

@Module({
  imports: [AuditModule],
  controllers: [JurisdictionRulesController],
  providers: [EnteredRules, ReviewJurisdictionRule, JurisdictionRules],
  exports: [JurisdictionRules],
})
export class JurisdictionsModule {}
