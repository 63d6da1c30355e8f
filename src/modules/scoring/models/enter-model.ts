import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { sha256Of } from '../../../platform/files/file-store.js';
import { json } from '../../../platform/sql.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { canonicalJson } from '../../../shared/canonical-json.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { ModelDefinition } from '../domain/definition.js';
import { engineFor } from '../domain/engines.js';
import { ModelFaults } from '../domain/faults.js';
import { beginningOfScoring } from '../domain/rated-order.js';
import { OFFICE } from '../../../shared/time-zones.js';
import { scoringError } from '../scoring.errors.js';
import type { EnterModelRequest, ModelResponse } from './models.dto.js';
import { ModelsQueries } from './models.queries.js';
import { ScoringModel, ScoringPosition } from './scoring-model.entity.js';

/** Enters a model as JSON; it scores in shadow from then on. Entering the same model again changes nothing. */
@Injectable()
export class EnterModel {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ModelsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, { definition: sent, ...model }: EnterModelRequest): Promise<ModelResponse> {
    const definition = this.read(model, sent);
    const contentHash = sha256Of(canonicalJson({ ...model, definition }));
    await lockInTransaction(this.em.getKysely(), `scoring.model ${model.code}`);
    const existing = await this.queries.byContent(model.code, contentHash);
    if (existing?.endedAt) throw endedBefore(existing);
    if (existing) return existing;
    const id = newId();
    const number = await this.queries.nextNumber(model.code);
    const row = { id, number, ...model, contentHash, definition: json(definition), createdBy: actor.id };
    await over(this.em, ScoringModel).insertInto('ScoringModel').values(row).execute();
    const position = { modelId: id, ratedThrough: beginningOfScoring(Date.now()) };
    await over(this.em, ScoringPosition).insertInto('ScoringPosition').values(position).execute();
    const { code, kind, productType, title, expirationDate } = model;
    await this.audit.record(actor, {
      action: 'scoring.model-entered',
      resourceType: 'scoring-model',
      resourceId: id,
      changes: { code, kind, productType, title, expirationDate, contentHash },
    });
    return this.queries.byId(id);
  }

  private read(model: Omit<EnterModelRequest, 'definition'>, sent: unknown): ModelDefinition {
    const engine = engineFor(model.kind);
    if (!engine) {
      throw scoringError('scoring.engine-missing', {
        errors: [
          {
            pointer: '/kind',
            detail: `No engine for ${model.kind} is installed: enter a scorecard or a glm`,
          },
        ],
      });
    }
    const faults = new ModelFaults();
    if (model.expirationDate <= this.clock.today(OFFICE)) faults.add('/expirationDate', 'has passed');
    const definition = engine.read(sent, model, faults);
    if (!definition || !faults.isEmpty) throw scoringError('scoring.model-invalid', { errors: faults.list });
    return definition;
  }
}

/** An ended model cannot be revived by sending it again; it needs a new edition that somebody approves. */
function endedBefore({ code, number, status }: ModelResponse): Error {
  return scoringError('scoring.model-status', {
    detail: `Model ${code} ${number} is the same and is ${status}: enter it with another title or expiration date.`,
  });
}
