export { JurisdictionsModule } from './jurisdictions.module.js';
export { StateFacts } from './state-facts.js';
export type { StateFact } from './state-facts.js';
export type { AddStateFactRequest } from './state-facts.dto.js';
