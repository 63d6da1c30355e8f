import type { RawBuilder } from 'kysely';
import type { Actor } from '../../shared/actor.js';

/** A quote whose issues are decided: nobody else changes it until the transaction ends. */
export interface QuoteUnderReview {
  readonly id: string;
  /** As a sentence, when it has come to its end; null while a decision can still change it. */
  readonly ended: string | null;
  /** Nothing that blocks quoting is open any more: its price may be shown. */
  release(): Promise<void>;
  decline(consumerReasons: readonly string[]): Promise<void>;
}

export interface QuoteOfIssue {
  readonly id: string;
  /** The number that people know it by. */
  readonly reference: string;
  readonly companyCode: string | null;
  /** Whether it still waits to be bound; one that has lapsed waits for nobody. */
  readonly isOpen: boolean;
}

/**
 * Quotes as underwriting sees them. Decisions change quotes, and quotes are made with underwriting, so that one of the two rooms
 * has to be handed the other: the quoting room, which stands above, provides this.
 */
export abstract class QuotesUnderReview {
  /** Throws when there is none of this id that the actor works on. */
  abstract lock(actor: Actor, id: string): Promise<QuoteUnderReview>;
  /** All quotes, to be joined. */
  abstract relation(now: Date): RawBuilder<QuoteOfIssue>;
  /** Who has created or filled in any version of a quote. */
  abstract contributors(id: string): RawBuilder<{ readonly by: string }>;
}
