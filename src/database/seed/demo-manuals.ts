import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rating } from '../../modules/rating/index.js';
import { PROJECT_ROOT } from '../../platform/project-root.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { addDays } from '../../shared/calendar-date.js';
import { DomainError } from '../../shared/errors.js';

export interface DemoManual {
  readonly plan: { readonly code: string };
  readonly edition: { readonly label: string };
}

export interface StoredDemoEdition {
  readonly plan: string;
  readonly label: string;
  readonly newBusinessDate: string;
  readonly renewalDate: string;
}

/** Days from the first new business on a revised manual to its first renewals. */
const DAYS_TO_RENEWALS = 40;

/** The manuals of data/manuals, in the form that the API takes. */
export function demoManuals(): readonly unknown[] {
  const folder = join(PROJECT_ROOT, 'data', 'manuals');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
}

/**
 * Imports a demo manual. If an older demo has filed its label with other content, which never changes, the manual comes as a revision from
 * today on. Its label (`2024-1 r1b8eabe4`) has a hash of the content, so that it is imported once.
 */
export async function seedManual(
  rating: Rating,
  manual: DemoManual,
  stored: readonly StoredDemoEdition[],
  today: CalendarDate,
): Promise<void> {
  const { label } = manual.edition;
  const find = (wanted: string): StoredDemoEdition | undefined =>
    stored.find((each) => each.plan === manual.plan.code && each.label === wanted);
  const revision = `${label} r${hash('sha256', JSON.stringify(manual)).slice(0, 8)}`;
  if (find(revision)) return;
  const known = find(label);
  try {
    await rating.importManual(SYSTEM_ACTOR, dated(manual, known ?? {}), { activate: true });
  } catch (error) {
    if (!known || !(error instanceof DomainError) || error.code !== 'rating.edition-exists') throw error;
    const dates = { newBusinessDate: today, renewalDate: addDays(today, DAYS_TO_RENEWALS) };
    await rating.importManual(SYSTEM_ACTOR, dated(manual, { label: revision, ...dates }), { activate: true });
  }
}

function dated(
  manual: DemoManual,
  { label, newBusinessDate, renewalDate }: Partial<StoredDemoEdition>,
): DemoManual {
  return {
    ...manual,
    edition: {
      ...manual.edition,
      ...(label !== undefined && { label }),
      ...(newBusinessDate !== undefined && { newBusinessDate }),
      ...(renewalDate !== undefined && { renewalDate }),
    },
  };
}
