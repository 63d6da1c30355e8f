import type { CalendarDate } from '../../shared/calendar-date.js';
import { DomainError } from '../../shared/errors.js';
import type { MissingInput } from './domain/decision/binding-gaps.js';
import { bindingGaps } from './domain/decision/binding-gaps.js';
import type { CompiledManual } from './domain/engine/compile-manual.js';
import { rate } from './domain/engine/rate.js';
import type { Worksheet } from './domain/engine/worksheet.js';
import type { EditionRef } from './editions/editions.store.js';
import { ratingError } from './rating.errors.js';
import type { RatedRisk, RatingFault } from './rating.view.js';

/** Rates a risk on a compiled edition, with its worksheet. */
export function ratedRisk(
  compiled: CompiledManual,
  { id, contentHash }: EditionRef,
  risk: unknown,
  today: CalendarDate,
): RatedRisk {
  const result = rate(compiled, risk, { today, worksheet: true });
  const { plan, edition } = compiled.manual;
  return {
    ...result,
    worksheet: result.worksheet as Worksheet,
    editionId: id,
    editionLabel: edition.label,
    editionHash: contentHash,
    planCode: plan.code,
    companyCode: plan.companyCode,
    missingToBind: bindingGaps(compiled.neededToBind, risk),
  };
}

/** The first reason why a risk has no premium; rethrows errors that are no refusal. */
export function ratingFaultOf(error: unknown): RatingFault {
  if (!(error instanceof DomainError)) throw error;
  const [first] = error.details.errors ?? [];
  const detail = first?.detail ?? error.details.detail ?? error.title;
  return { code: error.code, pointer: first?.pointer ?? '', detail };
}

/** Throws `rating.incomplete-for-binding` with everything that is missing. */
export function assertCompleteForBinding(missing: readonly MissingInput[]): void {
  if (missing.length === 0) return;
  throw ratingError('rating.incomplete-for-binding', {
    errors: missing.map(({ pointer, title }) => ({ pointer, detail: `is required for binding: ${title}` })),
  });
}
