export { SanctionsModule } from './sanctions.module.js';
export { Sanctions } from './sanctions.js';
export type { Screening, ScreeningKept, Subject } from './domain/judged.js';
export { assertNoMatch, matchErrorOf, openMatches } from './domain/judged.js';
export {
  ClearSanctionsMatchRequest,
  NameScreening,
  WithdrawSanctionsClearanceRequest,
} from './sanctions.dto.js';
