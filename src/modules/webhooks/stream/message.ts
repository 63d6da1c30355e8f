import type { EventEntry } from '../../../platform/events/events.js';
import type { EventMessage } from '../../../platform/events/event-message.js';
import type { TrailFeedEntry } from '../../audit/index.js';

/** Makes an event of its row in the audit trail, with the fields that the catalog names. */
export function messageOf(
  { seq, id, at, action, userId, clientId, resourceType, resourceId, changes }: TrailFeedEntry,
  { about, data = {}, version = 1 }: EventEntry,
): EventMessage {
  return {
    id,
    type: action,
    version,
    timestamp: at,
    sequence: seq,
    actor: actorOf(userId, clientId),
    resource: {
      type: resourceType,
      id: resourceId,
      path: about.path === null ? null : `${about.path}${resourceId}`,
    },
    data: Object.fromEntries(
      Object.entries(data).map(([name, { isChange }]) => {
        const value = changes?.[name] ?? null;
        return [name, isChange ? asChange(value) : value];
      }),
    ),
  };
}

function actorOf(userId: string | null, clientId: string | null): EventMessage['actor'] {
  if (userId !== null) return { type: 'user', id: userId };
  return clientId === null ? { type: 'system', id: null } : { type: 'client', id: clientId };
}

/** Use cases record changes as [before, after] or `{ from, to }`; events always have the latter. */
function asChange(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [from = null, to = null] = value as readonly unknown[];
  return { from, to };
}
