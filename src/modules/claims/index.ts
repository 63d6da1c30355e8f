export { ClaimsModule } from './claims.module.js';
export { CheckFigures } from './figures/check-figures.store.js';
export { GrantClaimAuthority } from './authority/grant-authority.js';
export type { GrantClaimAuthorityRequest } from './authority/authority.dto.js';
export { DraftTreaties } from './reinsurance/draft-treaties.js';
export { EditTreaties } from './reinsurance/edit-treaties.js';
export { AddTreatyRequest } from './reinsurance/treaties.dto.js';
export type { TreatyResponse } from './reinsurance/treaties.dto.js';
export { TreatiesQueries } from './reinsurance/treaties.queries.js';
