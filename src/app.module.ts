import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DatabaseModule } from './database/database.module.js';
import { AgenciesModule } from './modules/agencies/index.js';
import { AuditModule } from './modules/audit/index.js';
import { BillingModule } from './modules/billing/index.js';
import { CustomersModule } from './modules/customers/index.js';
import { DocumentsModule } from './modules/documents/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { ManageJobsModule } from './modules/jobs/index.js';
import { JurisdictionsModule } from './modules/jurisdictions/index.js';
import { ClaimsModule } from './modules/claims/index.js';
import { PoliciesModule } from './modules/policies/index.js';
import { PrivacyModule } from './modules/privacy/index.js';
import { QuotingModule } from './modules/quoting/index.js';
import { RateImpactModule } from './modules/rate-impact/index.js';
import { RatingModule } from './modules/rating/index.js';
import { TimelinesModule } from './modules/timelines/index.js';
import { SanctionsModule } from './modules/sanctions/index.js';
import { ScoringModule } from './modules/scoring/index.js';
import { UnderwritingModule } from './modules/underwriting/index.js';
import { RenewalsModule } from './modules/renewals/index.js';
import { WebhooksModule } from './modules/webhooks/index.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The only file that knows all rooms. */
@Module({})
export class AppModule {
  static for(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(options),
        DatabaseModule.forConfig(options.config),
        AuditModule,
        AgenciesModule,
        SanctionsModule,
        IdentityModule,
        CustomersModule,
        JurisdictionsModule,
        RatingModule,
        DocumentsModule,
        UnderwritingModule,
        QuotingModule,
        BillingModule,
        ClaimsModule,
        PoliciesModule,
        ScoringModule,
        TimelinesModule,
        RenewalsModule,
        RateImpactModule,
        PrivacyModule,
        WebhooksModule,
        ManageJobsModule,
      ],
    };
  }
}
