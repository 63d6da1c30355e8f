export { SanctionsModule } from './sanctions.module.js';
export { Sanctions } from './sanctions.js';
export type { Screening, ScreeningKept, ScreenedSubject } from './judged.js';
export { matchErrorOf, openEntries, openMatches } from './judged.js';
export {
  ClearSanctionsMatchRequest,
  NameScreening,
  WithdrawSanctionsClearanceRequest,
} from './sanctions.dto.js';
