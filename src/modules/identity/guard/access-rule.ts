import { settingsOn } from '../../../platform/http/route-options.js';

export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'both' };

/** Reads the decorators of a route. */
export function accessRuleOf(handler: object): AccessRule {
  const { permission, isPublic = false } = settingsOn(handler);
  if (permission === undefined) return { kind: isPublic ? 'public' : 'none' };
  return isPublic ? { kind: 'both' } : { kind: 'permission', permission };
}
