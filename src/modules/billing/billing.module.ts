import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsStore } from './accounts.store.js';
import './billing.permissions.js';
import { Billing } from './billing.js';
import { CloseAccount } from './close-account.js';
import { FollowPremium } from './follow-premium.js';
import { OpenAccount } from './open-account.js';
import { PaymentsController } from './payments/payments.controller.js';
import { PaymentsQueries } from './payments/payments.queries.js';
import { RecordPayment } from './payments/record-payment.js';
import { ReversePayment } from './payments/reverse-payment.js';
import { PaymentPlans } from './plans/payment-plans.js';

@Module({
  imports: [AuditModule],
  controllers: [AccountsController, PaymentsController],
  providers: [
    AccountsStore,
    AccountsQueries,
    OpenAccount,
    FollowPremium,
    CloseAccount,
    PaymentPlans,
    PaymentsQueries,
    RecordPayment,
    ReversePayment,
    Billing,
  ],
  exports: [Billing],
})
export class BillingModule {}
