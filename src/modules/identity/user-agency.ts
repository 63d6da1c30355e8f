import { Injectable } from '@nestjs/common';
import type { Role } from '../../shared/actor.js';
import { Agencies } from '../agencies/index.js';
import { identityError } from './identity.errors.js';

/** Rules for the agency of a user or client; a client needs an active one. */
@Injectable()
export class UserAgency {
  constructor(private readonly agencies: Agencies) {}

  /** An agent needs an agency, because without one they would see nothing; a closed agency gets no new users. */
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

  /** Users of a suspended or closed agency cannot sign in until it is reinstated. */
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
