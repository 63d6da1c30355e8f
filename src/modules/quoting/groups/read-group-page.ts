import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Rating } from '../../rating/index.js';
import { quotingError } from '../quoting.errors.js';
import { QuotingQueries } from '../quoting.queries.js';
import type { QuoteResponse } from '../quoting.dto.js';
import type { ChoicesWording } from './group-page.js';
import { groupPage } from './group-page.js';
import { groupView } from './groups.queries.js';

/** Alternatives as a page, in the words of the manual that rated them. */
@Injectable()
export class ReadGroupPage {
  constructor(
    private readonly quotes: QuotingQueries,
    private readonly rating: Rating,
  ) {}

  async run(actor: Actor, id: string): Promise<string> {
    const quotes = await this.quotes.ofGroup(actor, id);
    const [first] = quotes;
    if (!first) throw quotingError('quoting.group-not-found');
    return groupPage(groupView(id, quotes), await this.choices(first, quotes));
  }

  /** The choices of each alternative, by the titles of the manual. */
  private async choices(
    first: QuoteResponse,
    quotes: readonly QuoteResponse[],
  ): Promise<readonly ChoicesWording[]> {
    const edition = await this.rating.edition(first.editionId);
    if (!edition) throw new Error(`Quote ${first.id} was rated on an edition that is gone`);
    const words = await Promise.all(quotes.map((quote) => this.rating.wording(edition, quote)));
    return words.map((risk) => {
      const facts = risk.applying().flatMap((part) => part.facts);
      return new Map(facts.map((fact) => [fact.pointer.replace('/coverageSelections/', ''), fact] as const));
    });
  }
}
