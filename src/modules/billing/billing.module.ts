import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CustomersModule } from '../customers/index.js';
import { SanctionsModule } from '../sanctions/index.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsStore } from './accounts.store.js';
import './billing.events.js';
import './billing.permissions.js';
import { Billing } from './billing.js';
import { CloseAccount } from './close-account.js';
import { DelinquencyController } from './delinquency/delinquency.controller.js';
import { DelinquencyQueries } from './delinquency/delinquency.queries.js';
import { FollowPremium } from './follow-premium.js';
import { BillDueJob } from './jobs/bill-due.job.js';
import { OpenAccount } from './open-account.js';
import { PaymentsController } from './payments/payments.controller.js';
import { PaymentsQueries } from './payments/payments.queries.js';
import { NotePayer } from './payments/note-payer.js';
import { RecordPayment } from './payments/record-payment.js';
import { ReversePayment } from './payments/reverse-payment.js';
import { ChangePlan } from './plans/change-plan.js';
import { OfferedPlans } from './plans/offered-plans.js';
import { PaymentPlansController } from './plans/payment-plans.controller.js';
import { PaymentPlans } from './plans/payment-plans.js';
import { DecideRefund } from './refunds/decide-refund.js';
import { ExecuteRefund } from './refunds/execute-refund.js';
import { LockRefund } from './refunds/lock-refund.js';
import { ManualPayments, PaymentPort } from './refunds/payment-port.js';
import { RefundsController } from './refunds/refunds.controller.js';
import { RefundsQueries } from './refunds/refunds.queries.js';
import { ScreenRefund } from './refunds/screen-refund.js';
import { RequestRefund } from './refunds/request-refund.js';

@Module({
  imports: [AuditModule, CustomersModule, SanctionsModule],
  controllers: [
    AccountsController,
    PaymentsController,
    PaymentPlansController,
    RefundsController,
    DelinquencyController,
  ],
  providers: [
    AccountsStore,
    AccountsQueries,
    OpenAccount,
    FollowPremium,
    CloseAccount,
    PaymentPlans,
    OfferedPlans,
    ChangePlan,
    RefundsQueries,
    LockRefund,
    RequestRefund,
    DecideRefund,
    ExecuteRefund,
    ScreenRefund,
    { provide: PaymentPort, useClass: ManualPayments },
    DelinquencyQueries,
    BillDueJob,
    PaymentsQueries,
    RecordPayment,
    NotePayer,
    ReversePayment,
    Billing,
  ],
  exports: [Billing, OfferedPlans],
})
export class BillingModule {}
