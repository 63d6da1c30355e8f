export { SanctionsModule } from './sanctions.module.js';
export { Sanctions } from './sanctions.js';
export { ClearMatches } from './clear-matches.js';
export type { SubjectInQuestion, SubjectScreening } from './clear-matches.js';
export { SanctionsFindings } from './findings/sanctions-findings.js';
export type { Found } from './findings/sanctions-findings.js';
export { Portfolios } from './portfolio/portfolios.js';
export type { Portfolio, PortfolioItem } from './portfolio/portfolios.js';
export type { Screening, ScreeningKept, ScreenedSubject } from './screening.js';
export { matchErrorOf, openMatches, screeningOf } from './screening.js';
export { sanctionsError } from './sanctions.errors.js';
export {
  ClearSanctionsMatchRequest,
  NameScreening,
  WithdrawSanctionsClearanceRequest,
} from './sanctions.dto.js';
