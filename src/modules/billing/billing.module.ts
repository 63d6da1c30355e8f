import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AccountsStore } from './accounts.store.js';
import './billing.permissions.js';
import { Billing } from './billing.js';
import { FollowPremium } from './follow-premium.js';
import { OpenAccount } from './open-account.js';
import { PaymentPlans } from './payment-plans.js';

@Module({
  imports: [AuditModule],
  providers: [AccountsStore, PaymentPlans, OpenAccount, FollowPremium, Billing],
  exports: [Billing],
})
export class BillingModule {}
