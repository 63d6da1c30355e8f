import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { RatingModule } from '../../rating/index.js';
import { LedgerModule } from '../ledger.module.js';
import { EndorsePolicy } from './endorse-policy.js';
import { EndorsementsController } from './endorsements.controller.js';
import { EndorsementPlanner } from './plan-endorsement.js';
import { PreviewEndorsement } from './preview-endorsement.js';

/** Changing a policy within its term. */
@Module({
  imports: [AuditModule, RatingModule, LedgerModule],
  controllers: [EndorsementsController],
  providers: [EndorsePolicy, EndorsementPlanner, PreviewEndorsement],
  exports: [EndorsementPlanner],
})
export class EndorseModule {}
