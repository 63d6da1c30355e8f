import type { CauseOfLoss } from '../../../../shared/causes-of-loss.js';
import type { SettlementStepName } from '../../exposures/domain/settlement.js';

/** `earth_movement` as `Earth movement`: causes read as they are written. */
export function causeWords(cause: CauseOfLoss | string): string {
  const words = cause.replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

const METHODS: Readonly<Record<string, string>> = {
  check: 'By check',
  bank_transfer: 'By bank transfer',
  card: 'To a card',
};

export function methodWords(method: string | null): string {
  return METHODS[method ?? ''] ?? 'As agreed';
}

export const STEP_WORDS: Readonly<Record<SettlementStepName, string>> = {
  coinsurance: 'Less is insured than the policy asks for: your share',
  deductible: 'Deductible',
  limit: 'Above the limit of the coverage',
  aggregate: 'Above what is left of the limit for the policy period',
};
