import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import { Audit } from '../audit/index.js';
import { SanctionsFindings } from './findings/sanctions-findings.js';
import type { ScreenedSubject } from './screening.js';
import type {
  ClearSanctionsMatchRequest,
  NameScreening,
  SanctionsClearanceResponse,
  WithdrawSanctionsClearanceRequest,
} from './sanctions.dto.js';
import type { ScreenedType } from './sanctions.entities.js';
import { SanctionsClearance, SanctionsWithdrawal } from './sanctions.entities.js';
import { sanctionsError } from './sanctions.errors.js';
import { Sanctions } from './sanctions.js';

/** About whom somebody decides, as the room that knows the subject gives it. */
export interface SubjectInQuestion {
  readonly type: ScreenedType;
  /** In whose name it is recorded: `claims` or `customers`. */
  readonly room: string;
  /**
   * The subject, on the version that was looked at and held until the transaction ends: what was found is about its name, and
   * two who decide on the same come one after the other. Throws where there is none.
   */
  hold(): Promise<ScreenedSubject>;
  /** What was let go while the clearance held, and has not left the house yet, waits again. */
  holdAgain?(subject: ScreenedSubject): Promise<void>;
}

export interface SubjectScreening {
  readonly subjectId: string;
  readonly screening: NameScreening;
}

interface ClearedMatch extends ClearSanctionsMatchRequest {
  /** Of somebody else who is named beside the subject. */
  readonly name?: string | null | undefined;
}

/** Says that a subject who has a name of an entry of the list is somebody else, and takes it back: one way for all rooms. */
@Injectable()
export class ClearMatches {
  constructor(
    private readonly em: EntityManager,
    private readonly sanctions: Sanctions,
    private readonly findings: SanctionsFindings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async clear(
    actor: Actor,
    question: SubjectInQuestion,
    { entry, reason, name }: ClearedMatch,
  ): Promise<SubjectScreening> {
    const held = await question.hold();
    const subject = { id: held.id, name: name ?? held.name };
    const { matches, screeningList } = await this.sanctions.screen(question.type, [subject]);
    const named = matches.filter((match) => match.entry === entry);
    if (named.length === 0 || screeningList === null)
      throw sanctionsError('sanctions.entry-unmatched', {
        errors: [{ pointer: '/entry', detail: 'is not an entry with this name' }],
      });
    const open = named.filter(({ isCleared }) => !isCleared);
    if (open.length === 0) throw sanctionsError('sanctions.match-cleared');
    const of = { subjectType: question.type, subjectId: subject.id, name: subject.name };
    const cleared = { listEntry: entry, listVersion: screeningList };
    const by = { reason, clearedBy: actor.id, clearedAt: this.clock.now() };
    await over(this.em, SanctionsClearance)
      .insertInto('SanctionsClearance')
      .values(open.map(({ listedAs }) => ({ id: newId(), ...of, listedAs, ...cleared, ...by })))
      .execute();
    await this.findings.cleared(actor, question.type, subject, reason);
    await this.record(actor, question, subject.id, 'match-cleared', { ...cleared, reason });
    return this.looked(question.type, subject);
  }

  /** From then on the match counts again. */
  @Transactional()
  async withdraw(
    actor: Actor,
    question: SubjectInQuestion,
    clearanceId: string,
    { reason }: WithdrawSanctionsClearanceRequest,
  ): Promise<SubjectScreening> {
    const subject = await question.hold();
    const { name, listEntry } = await this.toWithdraw(question.type, subject.id, clearanceId);
    await over(this.em, SanctionsWithdrawal)
      .insertInto('SanctionsWithdrawal')
      .values({ clearanceId, reason, withdrawnBy: actor.id, withdrawnAt: this.clock.now() })
      .execute();
    await this.findings.openAgain(question.type, { id: subject.id, name });
    await this.record(actor, question, subject.id, 'clearance-withdrawn', { clearanceId, listEntry, reason });
    await question.holdAgain?.(subject);
    return this.looked(question.type, subject);
  }

  private async toWithdraw(
    type: ScreenedType,
    subjectId: string,
    clearanceId: string,
  ): Promise<SanctionsClearanceResponse> {
    const clearances = await this.sanctions.clearances(type, subjectId);
    const clearance = clearances.find(({ id }) => id === clearanceId);
    if (!clearance) throw sanctionsError('sanctions.clearance-not-found');
    if (clearance.withdrawnAt !== null) throw sanctionsError('sanctions.clearance-withdrawn');
    return clearance;
  }

  private async looked(type: ScreenedType, subject: ScreenedSubject): Promise<SubjectScreening> {
    return { subjectId: subject.id, screening: await this.sanctions.look(type, subject) };
  }

  private record(
    actor: Actor,
    { type, room }: SubjectInQuestion,
    resourceId: string,
    what: string,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const action = `${room}.sanctions-${what}`;
    return this.audit.record(actor, { action, resourceType: type, resourceId, changes });
  }
}
