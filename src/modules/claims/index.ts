export { ClaimsModule } from './claims.module.js';
export { CheckFigures } from './figures/check-figures.store.js';
export { GrantClaimAuthority } from './authority/grant-authority.js';
export type { GrantClaimAuthorityRequest } from './authority/authority.dto.js';
