import type { StateFactKind, StateFactValue } from './domain/state-fact.js';

export interface StateFactView {
  readonly id: string;
  readonly state: string;
  /** Null: every product. */
  readonly productType: string | null;
  readonly kind: StateFactKind;
  readonly key: string;
  readonly value: StateFactValue;
  readonly effectiveDate: string;
  readonly expirationDate: string | null;
  readonly citation: string;
  readonly createdBy: string | null;
  /** Who entered or ended it, or entered the same before: none of them reviews it. */
  readonly contributors: readonly string[];
  readonly reviewedBy: string | null;
  readonly reviewedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}
