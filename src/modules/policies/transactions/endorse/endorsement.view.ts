import type { LedgerEntry } from '../../domain/ledger-entry.js';
import type { LaterEntryResponse } from './endorsements.dto.js';

export function laterEntry({ sequence, kind, effectiveOn }: LedgerEntry): LaterEntryResponse {
  return { sequence, kind, effectiveOn };
}
