export { JurisdictionsModule } from './jurisdictions.module.js';
export { StateFacts } from './state-facts.js';
export type { StateFact } from './state-facts.js';
export type { AddStateFactInput } from './add-state-fact.js';
