import { oneLine } from '../../../shared/text.js';
import type { RiskSnapshot } from '../domain/risk-items.js';

/** Somebody whom a contract names beside the customer, and where a request does. */
export interface PersonInContract {
  readonly pointer: string;
  readonly name: string;
}

/** In the form in which a clearance can name somebody: a risk is free JSON, and a name of another form could never be cleared. */
export function asNamed(name: string): string {
  return oneLine(name.replaceAll(/\s+/g, ' '));
}

/** Drivers whose names are told; no manual asks for them. */
export function driversOf({ drivers }: RiskSnapshot): readonly PersonInContract[] {
  if (!Array.isArray(drivers)) return [];
  return (drivers as readonly unknown[]).flatMap((driver, place) => {
    const name = (driver as { readonly name?: unknown } | null)?.name;
    return typeof name === 'string' && name !== ''
      ? [{ pointer: `/drivers/${place}/name`, name: asNamed(name) }]
      : [];
  });
}
