import { Injectable } from '@nestjs/common';
import { holds } from '../../../platform/http/permissions.js';
import type { Actor } from '../../../shared/actor.js';
import { decisionShownTo } from '../domain/decision/shown-decision.js';
import { ratingError } from '../rating.errors.js';
import { TrialRating } from './trial-rating.js';
import type { WhatIfRequest, TrialResponse } from './what-if.dto.js';

/** Prices a risk with its worksheet. Nothing is stored, not even that somebody asked. */
@Injectable()
export class WhatIf {
  constructor(private readonly trial: TrialRating) {}

  async run(actor: Actor, { risk, editionId, use, companyCode }: WhatIfRequest): Promise<TrialResponse> {
    // Editions that are not in use yet are visible within the company only.
    if (editionId !== undefined && !holds(actor, 'rating.read')) throw ratingError('rating.only-in-force');
    const edition =
      editionId === undefined
        ? await this.trial.inForce(risk, use ?? 'new_business', companyCode)
        : await this.trial.named(editionId);
    const trial = await this.trial.on(edition, risk);
    return { ...trial, decision: decisionShownTo(actor, trial.decision) };
  }
}
