export { PoliciesModule } from './policies.module.js';
export type { PolicySummary, PolicyView } from './policies.view.js';
