import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { ScreenedSubject } from '../judged.js';
import type { Found } from '../findings/sanctions-findings.js';
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

/** Rooms above say whom they know; what looks through them is the same for all. */
@Injectable()
export class Portfolios {
  private readonly known: Portfolio[] = [];

  constructor(private readonly em: EntityManager) {}

  get all(): readonly Portfolio[] {
    return this.known;
  }

  register(portfolio: Portfolio): void {
    this.known.push(portfolio);
  }

  /** One of it could not be looked for, because the list could not be read: it is looked through once more. */
  again(name: string): Promise<void> {
    return reopenPass(this.em, name);
  }
}
