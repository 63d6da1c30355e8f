import { auditError } from '../audit.errors.js';

/** Throws audit.period-backwards: whoever mixes up the ends of a period should not read an empty answer. */
export function assertForward(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || to >= from) return;
  throw auditError('audit.period-backwards', {
    errors: [{ pointer: '?to', detail: `must be ${from} or later` }],
  });
}
