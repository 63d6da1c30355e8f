import { Injectable } from '@nestjs/common';
import type { PermissionName } from '../../platform/http/permissions.js';
import { holds } from '../../platform/http/permissions.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import type { TimelineEntryResponse, TimelineQuery } from '../audit/index.js';
import { TimelineEntries } from '../audit/index.js';
import type { TimelineRoot } from './things.queries.js';
import { SEEN_WITH, thingsOf } from './things.queries.js';
import { timelineError } from './timelines.errors.js';

const TYPES = Object.entries<PermissionName>(SEEN_WITH);

/** What happened, in one list over all rooms: they say what belongs together, the trail what was done to it. */
@Injectable()
export class Timelines {
  constructor(private readonly entries: TimelineEntries) {}

  async of(
    actor: Actor,
    root: TimelineRoot,
    id: string,
    query: TimelineQuery,
  ): Promise<Page<TimelineEntryResponse>> {
    const seen = TYPES.filter(([, permission]) => holds(actor, permission)).map(([type]) => type);
    const page = await this.entries.about(thingsOf(root, id, seen), query);
    // Nothing is entered without a row of the trail, unless its month was archived: then there is nothing to tell either.
    if (page.items.length === 0 && query.cursor === undefined) throw timelineError('timelines.nothing-there');
    return page;
  }
}
