import { oneLine } from '../../../shared/text.js';
import type { RiskSnapshot } from '../domain/risk-items.js';

/** A person named in a contract beside the customer, and the pointer in the request. */
export interface PersonInContract {
  readonly pointer: string;
  readonly name: string;
}

/**
 * On one line and with single spaces, as a clearance stores names: a risk is free JSON, and a name of another form
 * could never be cleared.
 */
export function asNamed(name: string): string {
  return oneLine(name.replaceAll(/\s+/g, ' '));
}

/** Drivers whose names are given; no manual asks for them. */
export function driversOf({ drivers }: RiskSnapshot): readonly PersonInContract[] {
  if (!Array.isArray(drivers)) return [];
  return (drivers as readonly unknown[]).flatMap((driver, place) => {
    const name = (driver as { readonly name?: unknown } | null)?.name;
    return typeof name === 'string' && name !== ''
      ? [{ pointer: `/drivers/${place}/name`, name: asNamed(name) }]
      : [];
  });
}
