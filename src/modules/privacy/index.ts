export { RepeatErasures } from './repeat-erasures.js';
export type { DoneErasure } from './privacy.store.js';
export { PrivacyModule } from './privacy.module.js';
export { privacyRequestsOf } from './published.queries.js';
