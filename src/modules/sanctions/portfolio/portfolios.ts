import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { DomainError } from '../../../shared/errors.js';
import type { ScreenedSubject } from '../screening.js';
import type { Found } from '../findings/sanctions-findings.js';
import { SanctionsFindings } from '../findings/sanctions-findings.js';
import { Sanctions } from '../sanctions.js';
import { reopenPass } from './passes.store.js';

/** A part of a portfolio: whose names they are, and what they stand on where that is another thing. */
export interface PortfolioItem {
  /** By which the portfolio is walked through. */
  readonly id: string;
  readonly subjects: readonly ScreenedSubject[];
  readonly reference: string | null;
}

/** People with whom a room has to do already, and who are looked for again when the list changes. */
export interface Portfolio {
  /** Stable: how far it was looked through is kept under it. */
  readonly name: string;
  /** What the trail is told of somebody who is found, and what the row is about. */
  readonly found: Pick<Found, 'subjectType' | 'action' | 'resourceType'>;
  /** The next ones by id. A portfolio of any size is never in memory. */
  next(after: string | null, limit: number): Promise<readonly PortfolioItem[]>;
}

/** People who are known by their own names alone. */
export interface KnownPeople extends Pick<Portfolio, 'name' | 'found'> {
  after(after: string | null, limit: number): Promise<readonly ScreenedSubject[]>;
}

/** Rooms above say whom they know; what looks for them is the same for all. */
@Injectable()
export class Portfolios {
  private readonly known: Portfolio[] = [];

  constructor(
    private readonly em: EntityManager,
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
  ) {}

  get all(): readonly Portfolio[] {
    return this.known;
  }

  register(portfolio: Portfolio): void {
    this.known.push(portfolio);
  }

  registerPeople({ name, found, after }: KnownPeople): void {
    const next = async (last: string | null, limit: number): Promise<readonly PortfolioItem[]> =>
      (await after(last, limit)).map((each) => ({ id: each.id, subjects: [each], reference: null }));
    this.register({ name, found, next });
  }

  /**
   * Of one who was entered, or has another name. It is told and refused to nobody: to know somebody is not to do business with
   * them. Nor does it need the list: whoever insures or pays them looks again, and so does the job once it can be read.
   */
  async note(
    actor: Actor,
    { name, found }: Pick<Portfolio, 'name' | 'found'>,
    subject: ScreenedSubject,
  ): Promise<void> {
    const screening = await this.sanctions.screen(found.subjectType, [subject]).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
    if (screening === null) return reopenPass(this.em, name);
    await this.findings.record(actor, { ...found, resourceId: subject.id }, screening);
  }
}
