import type { Actor } from '../shared/actor.js';

/** Writes the audit trail; the audit room provides it. */
export interface Trail {
  note(
    actor: Actor,
    about: readonly [type: string, id: string],
    action: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}
