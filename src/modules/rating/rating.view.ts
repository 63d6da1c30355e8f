import type { RatingResult } from './domain/engine/rate.js';
import type { Worksheet, WorksheetStep } from './domain/engine/worksheet.js';
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

/** A stored worksheet. What a step has no use for is null. */
export interface WorksheetView extends Omit<Worksheet, 'steps' | 'inputs'> {
  readonly id: string;
  readonly editionId: string;
  /** Of the worksheet's text as it was stored. */
  readonly worksheetHash: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly steps: readonly WorksheetStepView[];
  readonly createdAt: string;
}

export type WorksheetStepView = {
  readonly [Field in keyof Required<Omit<WorksheetStep, 'rules'>>]: undefined extends WorksheetStep[Field]
    ? Exclude<WorksheetStep[Field], undefined> | null
    : WorksheetStep[Field];
} & { readonly rules: NonNullable<WorksheetStep['rules']> };

export function stepView(line: WorksheetStep): WorksheetStepView {
  const {
    coverage,
    item = null,
    step,
    title,
    kind,
    operand = null,
    row = null,
    element = null,
    rules = [],
  } = line;
  return {
    coverage,
    item,
    step,
    title,
    kind,
    operand,
    row,
    element,
    rules,
    exact: line.exact ?? null,
    value: line.value,
  };
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
