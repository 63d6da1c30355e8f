export { Billing } from './billing.js';
export { BillingModule } from './billing.module.js';
export type { BillingSummary } from './billing.view.js';
export type { PremiumChange } from './follow-premium.js';
export type { OpenAccountInput } from './open-account.js';
