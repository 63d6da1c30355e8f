export { BENEFICIARY_KINDS, DISTRIBUTIONS } from './domain/designation.js';
export type { BeneficiaryClass, BeneficiaryKind, Distribution } from './domain/designation.js';
export { LifeContracts, type LifeContractView } from './life-contracts.js';
