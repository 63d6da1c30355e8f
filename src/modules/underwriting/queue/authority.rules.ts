import type { Actor } from '../../../shared/actor.js';
import type { Approvable, HeldAuthority } from '../domain/authority.js';
import { verdictOf } from '../domain/authority.js';
import { underwritingError } from '../underwriting.errors.js';

/** Throws when no authority covers the value, or only one that may not be used on business of one's own. */
export function assertAuthority(actor: Actor, held: readonly HeldAuthority[], issue: Approvable): void {
  const verdict = verdictOf(held, issue, actor.id);
  if (verdict === 'missing') throw underwritingError('quoting.authority-missing');
  if (verdict === 'own-business') throw underwritingError('quoting.own-business');
}
