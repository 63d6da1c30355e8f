import { PERMISSION, PUBLIC } from '../../../platform/http/access.js';

export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'both' };

/** What stands on a route: its own rule, or that of its controller where it has none. */
export function accessRuleOf(handler: object, controller: object): AccessRule {
  const own = ruleOn(handler);
  return own.kind === 'none' ? ruleOn(controller) : own;
}

function ruleOn(target: object): AccessRule {
  const permission: unknown = Reflect.getMetadata(PERMISSION, target);
  const isPublic = Reflect.getMetadata(PUBLIC, target) === true;
  if (typeof permission !== 'string') return { kind: isPublic ? 'public' : 'none' };
  return isPublic ? { kind: 'both' } : { kind: 'permission', permission };
}
