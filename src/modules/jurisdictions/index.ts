export { JurisdictionsModule } from './jurisdictions.module.js';
export { JurisdictionRules } from './jurisdiction-rules.js';
export type { JurisdictionRule } from './jurisdiction-rules.js';
export type { AddJurisdictionRuleRequest } from './jurisdiction-rules.dto.js';
