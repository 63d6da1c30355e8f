import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { UnderwritingModule } from '../../underwriting/index.js';
import { RatingModule } from '../../rating/index.js';
import { LedgerModule } from '../ledger.module.js';
import { EndorsePolicy } from './endorse-policy.js';
import { EndorsementsController } from './endorsements.controller.js';
import { EndorsementPlanner } from './plan-endorsement.js';
import { PreviewEndorsement } from './preview-endorsement.js';
import { ReferChange } from './refer-change.js';
import { UnderwriteChange } from './underwrite-change.js';

/** Changing a policy within its term. */
@Module({
  imports: [AuditModule, UnderwritingModule, RatingModule, LedgerModule],
  controllers: [EndorsementsController],
  providers: [EndorsePolicy, EndorsementPlanner, PreviewEndorsement, ReferChange, UnderwriteChange],
  exports: [EndorsementPlanner],
})
export class EndorseModule {}
