import { Injectable } from '@nestjs/common';
import type { Role } from '../../shared/actor.js';
import { Agencies } from '../agencies/index.js';
import { identityError } from './identity.errors.js';

/** Which agency a user may belong to, and what that means for signing in; a client acts for one that is active. */
@Injectable()
export class UserAgency {
  constructor(private readonly agencies: Agencies) {}

  /** An agent without an agency could sign in and would see nothing; nobody joins one that is closed. */
  async assertFits(role: Role, agencyId: string | null): Promise<void> {
    if (role === 'agent' && agencyId === null)
      throw unfit('identity.agency-missing', 'is required for an agent');
    if (agencyId === null) return;
    const status = await this.agencies.agencyStatus(agencyId);
    if (status === null) throw unfit('identity.agency-unknown', 'is no agency');
    if (status === 'closed') throw unfit('identity.agency-closed', 'is closed');
  }

  async mayBeJoined(agencyId: string): Promise<boolean> {
    return ['active', 'suspended'].includes((await this.agencies.agencyStatus(agencyId)) ?? '');
  }

  /** Users of an agency that is suspended or closed sign in again when it is reinstated. */
  async maySignIn(agencyId: string | null): Promise<boolean> {
    return agencyId === null || (await this.agencies.agencyStatus(agencyId)) === 'active';
  }
}

function unfit(
  code: 'identity.agency-missing' | 'identity.agency-unknown' | 'identity.agency-closed',
  detail: string,
): Error {
  return identityError(code, { errors: [{ pointer: '/agencyId', detail }] });
}
