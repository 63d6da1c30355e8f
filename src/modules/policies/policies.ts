import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { PoliciesQueries } from './policies.queries.js';
import type { PolicyView } from './policies.view.js';

/** Policies as other rooms see them. */
@Injectable()
export class Policies {
  constructor(private readonly queries: PoliciesQueries) {}

  /** The policy as it stands today. Throws policies.policy-not-found. */
  read(actor: Actor, id: string): Promise<PolicyView> {
    return this.queries.byId(actor, id);
  }
}
