import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { CalculationView, MissingInput, UnderwritingDecision } from '../../../rating/index.js';
import type { CoverageChangeView } from '../../coverages/coverage.view.js';
import type { LedgerEntry } from '../../domain/ledger-entry.js';
import type { TransactionKind } from '../../domain/ledger.js';
import type { Keep } from '../../domain/out-of-sequence.js';
import type { PolicyChargeView } from '../../policies.view.js';

export interface ConflictView {
  readonly path: string;
  /** The value now entered, and that of the later entry; null for a removal. */
  readonly given: unknown;
  readonly later: unknown;
  readonly laterSequence: number;
  readonly laterEffectiveOn: CalendarDate;
  readonly choices: readonly Keep[];
}

export interface LaterEntryView {
  readonly sequence: number;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
}

/** Premiums are those of the whole term. They are null while a conflict has not been settled. */
export interface EndorsementPreview {
  readonly policyVersion: number;
  readonly effectiveOn: CalendarDate;
  readonly premiumBefore: string;
  readonly premiumAfter: string | null;
  readonly premiumChange: string | null;
  /** Offset and onset rows as they would be booked. */
  readonly charges: readonly PolicyChargeView[];
  /** Those that it changes from that day on; none while a conflict has not been settled. */
  readonly coverages: readonly CoverageChangeView[];
  readonly conflicts: readonly ConflictView[];
  /** Entries that would be reversed and booked again. */
  readonly later: readonly LaterEntryView[];
  /** What the manual asks for before the change can be bound, such as the number of a new vehicle. */
  readonly missingToBind: readonly MissingInput[];
  readonly underwriting: UnderwritingDecision;
  readonly calculation: CalculationView | null;
}

export function laterEntry({ sequence, kind, effectiveOn }: LedgerEntry): LaterEntryView {
  return { sequence, kind, effectiveOn };
}
