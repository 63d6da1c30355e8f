import type { Actor } from '../shared/actor.js';

/** What writes the trail: the room above provides it. */
export interface Trail {
  note(
    actor: Actor,
    about: readonly [type: string, id: string],
    action: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void>;
}
