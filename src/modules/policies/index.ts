export { PoliciesModule } from './policies.module.js';
export type { PolicySummary, PolicyView } from './policies.view.js';
export type { InForceQuestion, PolicyInForce } from './in-force.js';
export { policiesInForce } from './in-force.js';
