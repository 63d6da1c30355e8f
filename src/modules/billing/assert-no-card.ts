import { billingError } from './billing.errors.js';
import { holdsCardNumber } from './domain/card-number.js';

/** Refuses texts, given by field name, that contain what looks like a card number. The error does not repeat it. */
export function assertNoCardNumber(texts: Readonly<Record<string, string | null | undefined>>): void {
  const errors = Object.entries(texts)
    .filter(([, text]) => typeof text === 'string' && holdsCardNumber(text))
    .map(([field]) => ({ pointer: `/${field}`, detail: 'looks like the number of a payment card' }));
  if (errors.length > 0) throw billingError('billing.card-number', { errors });
}
