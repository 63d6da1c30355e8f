export { RenewalsModule } from './renewals.module.js';
export { renewalsOfPolicies } from './published.queries.js';
