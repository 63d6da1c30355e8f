export { Billing } from './billing.js';
export { BillingModule } from './billing.module.js';
export type { BillingSummary } from './billing.view.js';
export { AddPaymentPlan } from './plans/add-payment-plan.js';
export type { WayToPay } from './domain/ways-to-pay.js';
export type { WaysCriteria } from './plans/payment-plans.js';
export type { PremiumChange } from './follow-premium.js';
export type { OpenAccountInput } from './open-account.js';
export type { AddPaymentPlanRequest } from './plans/payment-plans.dto.js';
