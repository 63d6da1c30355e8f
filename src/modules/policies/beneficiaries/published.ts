export { BENEFICIARY_KINDS } from './domain/designation.js';
export type { BeneficiaryClass, BeneficiaryKind } from './domain/designation.js';
export { LifeContracts, type LifeContractView } from './life-contracts.js';
