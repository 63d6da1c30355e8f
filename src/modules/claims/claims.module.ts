import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { JurisdictionsModule } from '../jurisdictions/index.js';
import { PoliciesModule } from '../policies/index.js';
import { ClaimAuthoritiesController } from './authority/authorities.controller.js';
import { ClaimAuthoritiesQueries } from './authority/authorities.queries.js';
import { GrantClaimAuthority } from './authority/grant-authority.js';
import { ClaimsQueries } from './claims.queries.js';
import { ClaimsStore } from './claims.store.js';
import { VerificationsQueries } from './coverage/verifications.queries.js';
import { VerifyCoverage } from './coverage/verify-coverage.js';
import { DenyClaim } from './lifecycle/deny-claim.js';
import { ClaimLifecycleController } from './lifecycle/lifecycle.controller.js';
import { MoveClaim } from './lifecycle/move-claim.js';
import { StepRequirements } from './lifecycle/step-requirements.js';
import { TakeStep } from './lifecycle/take-step.js';
import { TransitionsQueries } from './lifecycle/transitions.queries.js';
import { AddNotice } from './notices/add-notice.js';
import { ClaimsController } from './notices/claims.controller.js';
import { CompleteClaim } from './notices/complete-claim.js';
import { MergeClaim } from './notices/merge-claim.js';
import { NoticesWriter } from './notices/notices.writer.js';
import { RegisterClaim } from './notices/register-claim.js';
import './claims.permissions.js';

/** Claims: from the first notice of a loss to the end of it. */
@Module({
  imports: [AuditModule, JurisdictionsModule, PoliciesModule],
  controllers: [ClaimAuthoritiesController, ClaimLifecycleController, ClaimsController],
  providers: [
    AddNotice,
    ClaimAuthoritiesQueries,
    ClaimsQueries,
    ClaimsStore,
    CompleteClaim,
    DenyClaim,
    GrantClaimAuthority,
    MergeClaim,
    MoveClaim,
    NoticesWriter,
    RegisterClaim,
    StepRequirements,
    TakeStep,
    TransitionsQueries,
    VerificationsQueries,
    VerifyCoverage,
  ],
})
export class ClaimsModule {}
