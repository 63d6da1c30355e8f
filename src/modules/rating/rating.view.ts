import type { RatingResult } from './domain/engine/rate.js';
import type { Worksheet } from './domain/engine/worksheet.js';
import type { ManualDocument } from './domain/manual/manual.js';

export const EDITION_STATUSES = ['draft', 'filed', 'approved', 'active', 'superseded', 'withdrawn'] as const;
export type EditionStatus = (typeof EDITION_STATUSES)[number];

/** A priced risk with the edition that priced it. */
export interface RatedRisk extends RatingResult {
  readonly editionId: string;
  readonly editionLabel: string;
  readonly editionHash: string;
  readonly planCode: string;
  readonly companyCode: string;
  readonly worksheet: Worksheet;
}

export interface WorksheetView extends Worksheet {
  readonly id: string;
  readonly editionId: string;
  /** Of the worksheet's text as it was stored. */
  readonly worksheetHash: string;
  readonly createdAt: string;
}

export interface ImportedEdition {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly label: string;
  readonly contentHash: string;
  readonly status: EditionStatus;
  /** False when the same edition was there already. */
  readonly created: boolean;
}

export interface EditionView {
  readonly id: string;
  readonly planId: string;
  readonly planCode: string;
  readonly planName: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly label: string;
  readonly description: string | null;
  readonly status: EditionStatus;
  readonly contentHash: string;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
  readonly createdBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly activatedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}

export interface EditionDetailView extends EditionView {
  readonly manual: ManualDocument;
}
