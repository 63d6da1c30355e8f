import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config/config.js';
import { Fingerprints } from '../../platform/http/idempotency/fingerprints.js';
import { over } from '../../platform/typed.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { Customers } from '../customers/index.js';
import type { ErasingOutcome } from './erase-customer.js';
import { EraseCustomer } from './erase-customer.js';
import { PrivacyRequest } from './privacy.entities.js';
import type { DoneErasure } from './privacy.store.js';
import { PrivacyStore } from './privacy.store.js';

/** `gone`: the backup is older than the customer. `waiting`: the job does the rest, when other transactions have ended. */
export type RepeatOutcome = Exclude<ErasingOutcome, 'erased' | 'done'> | 'gone';

const NOTE = 'Repeated after a backup was restored';
/** Enough to erase a person and complete the request; what still waits after them is left to the job. */
const MOST_STEPS = 4;

/**
 * Repeats erasures on a restored backup, which still has persons erased since. The list of erasures is kept beside the
 * backup; each is done again under its request id, any number of times.
 */
@Injectable()
export class RepeatErasures {
  private readonly proofs: Fingerprints;

  constructor(
    private readonly em: EntityManager,
    private readonly store: PrivacyStore,
    private readonly customers: Customers,
    private readonly eraseCustomer: EraseCustomer,
    private readonly audit: Audit,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.proofs = new Fingerprints(config.encryptionKey, config.previousEncryptionKeys);
  }

  /** Proves that a line of the list is ours, so that nobody is erased by a typing error or a forged list. */
  proofOf({ id, customerId, receivedOn, dueOn }: DoneErasure): string {
    return this.proofs.of(lineOf({ id, customerId, receivedOn, dueOn })).toString('base64url');
  }

  isProven(done: DoneErasure, proof: string): boolean {
    return this.proofs.isOf(lineOf(done), Buffer.from(proof, 'base64url'));
  }

  /** Completed erasures in the order of their requests. */
  async done(): Promise<readonly DoneErasure[]> {
    const all: DoneErasure[] = [];
    for (;;) {
      const page = await this.store.done(all.at(-1) ?? null);
      if (page.length === 0) return all;
      all.push(...page);
    }
  }

  async run(done: DoneErasure): Promise<RepeatOutcome> {
    if (!(await this.order(done))) return 'gone';
    for (let step = 1; step <= MOST_STEPS; step += 1) {
      const outcome = await this.eraseCustomer.run(done.id);
      if (outcome === 'refused' || outcome === 'completed') return outcome;
    }
    return 'waiting';
  }

  /** Orders an erasure as it was decided then. Hindrances in this database still count: a hold may be older than the erasure. */
  @Transactional()
  async order({ id, customerId, receivedOn, dueOn }: DoneErasure): Promise<boolean> {
    const customer = await this.customers.agencyOf(customerId);
    if (!customer) return false;
    const now = this.clock.now();
    await this.store.withdrawOpen(customerId, id, now);
    await over(this.em, PrivacyRequest)
      .insertInto('PrivacyRequest')
      .values({
        id,
        customerId,
        agencyId: customer.agencyId,
        kind: 'erasure',
        status: 'erasing',
        channel: 'mail',
        receivedOn,
        dueOn,
        dueCitation: NOTE,
        verifiedAt: now,
        verifiedHow: NOTE,
        decidedAt: now,
      })
      .onConflict((row) => row.column('id').doNothing())
      .execute();
    await this.store.orderAgain(id, now, NOTE);
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'privacy.erasure-repeated',
      resourceType: 'privacy-request',
      resourceId: id,
      changes: { kind: 'erasure', subjectId: customerId },
    });
    return true;
  }
}

function lineOf({ id, customerId, receivedOn, dueOn }: DoneErasure): string {
  return ['privacy: erased', id, customerId, receivedOn, dueOn].join('\n');
}
