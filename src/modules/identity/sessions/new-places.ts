import { networkOf } from '../../../platform/limits/network.js';
import { deviceName } from './domain/device-name.js';

/** The place of a sign-in. */
export interface SignInPlace {
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** False for a program without pages. */
  readonly isBrowser: boolean;
}

export type NewPlace = 'new-device' | 'new-network';

/** What is new about a sign-in compared with earlier ones. For the first one nothing is, because there is nothing to compare. */
export function newPlaces(here: SignInPlace, before: readonly SignInPlace[]): readonly NewPlace[] {
  if (before.length === 0) return [];
  const isNew = (of: (place: SignInPlace) => string | null): boolean =>
    before.every((place) => of(place) !== of(here));
  return [
    ...(isNew(deviceOf) ? ['new-device' as const] : []),
    ...(isNew(sourceOf) ? ['new-network' as const] : []),
  ];
}

function deviceOf({ userAgent, isBrowser }: SignInPlace): string {
  return deviceName(userAgent, isBrowser);
}

function sourceOf({ ip }: SignInPlace): string | null {
  return ip === null ? null : networkOf(ip);
}
