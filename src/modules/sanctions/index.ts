export { SanctionsModule } from './sanctions.module.js';
export { Sanctions } from './sanctions.js';
export { ClearMatches } from './clear-matches.js';
export type { SubjectInQuestion, SubjectScreening } from './clear-matches.js';
export type { Screening, ScreeningKept, ScreenedSubject } from './judged.js';
export { matchErrorOf, openEntries, openMatches } from './judged.js';
export {
  ClearSanctionsMatchRequest,
  NameScreening,
  WithdrawSanctionsClearanceRequest,
} from './sanctions.dto.js';
