import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { EditTreaties } from './edit-treaties.js';
import type { AddTreatyRequest, TreatyResponse } from './treaties.dto.js';

/** Drafts the treaties of a program together, or none of them. */
@Injectable()
export class DraftTreaties {
  constructor(private readonly treaties: EditTreaties) {}

  @Transactional()
  async run(actor: Actor, inputs: readonly AddTreatyRequest[]): Promise<readonly TreatyResponse[]> {
    const drafted: TreatyResponse[] = [];
    for (const input of inputs) drafted.push(await this.treaties.add(actor, input));
    return drafted;
  }
}
