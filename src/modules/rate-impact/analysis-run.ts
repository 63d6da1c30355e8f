import type { EditionBatch, RateBatch } from '../rating/index.js';
import type { Audit } from '../audit/index.js';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { rateImpactError } from './rate-impact.errors.js';
import type { ImpactAnalysisLimits } from './impact-analysis-limits.js';
import type { ImpactAnalysesStore, ClaimedAnalysis } from './impact-analyses.store.js';
import { reprice } from './domain/reprice.js';
import type { PolicyToReprice } from './domain/reprice.js';
import { Tally } from './domain/tally.js';

export interface RunParts {
  readonly em: EntityManager;
  readonly store: ImpactAnalysesStore;
  readonly rateBatch: RateBatch;
  readonly audit: Audit;
  readonly limits: ImpactAnalysisLimits;
}

/** `lost`: paused, canceled or taken over by another worker; what this one had under way was not written. */
export type AnalysisStep = 'more' | 'succeeded' | 'lost';

/**
 * One worker on one job, from the moment it got the lease. A run that is dropped between or within steps leaves nothing
 * to clean up: the next one begins after the last batch that was written.
 */
export class AnalysisRun {
  private readonly tally: Tally;
  private after: string | null;
  private candidate: EditionBatch | null = null;
  private baseline: EditionBatch | null = null;
  private readonly ofTerm = new Map<string, EditionBatch>();
  private ahead: Promise<readonly PolicyToReprice[]> | null = null;
  private since = performance.now();
  private policies = 0;

  constructor(
    readonly analysis: ClaimedAnalysis,
    private readonly parts: RunParts,
  ) {
    this.tally = new Tally(analysis.tally);
    this.after = analysis.lastPolicyId;
  }

  /** Policies written by this run. */
  get done(): number {
    return this.policies;
  }

  /** One batch. While the database writes it, it already reads the next. */
  async step(): Promise<AnalysisStep> {
    const { store, limits } = this.parts;
    const candidate = (this.candidate ??= await this.begin());
    const page = await (this.ahead ?? this.read());
    this.ahead = null;
    const last = page.at(-1);
    if (!last) return this.finish();

    await this.loadTermEditions(page);
    const { baseline, ofTerm } = this;
    const repriced = await reprice(page, { candidate, baseline, ofTerm, ratedOn: this.analysis.ratedOn });
    for (const policy of repriced) this.tally.add(policy);

    const began = this.after;
    this.after = last.policyId;
    if (page.length === limits.batch) this.ahead = this.read();
    const now = performance.now();
    const batch = { repriced, tally: this.tally.state, busyMs: now - this.since };
    this.since = now;
    if (!(await store.commit(this.analysis, began, batch, limits.leaseSeconds))) return 'lost';
    this.policies += page.length;
    return page.length === limits.batch ? 'more' : this.finish();
  }

  private async begin(): Promise<EditionBatch> {
    const { rateBatch, store } = this.parts;
    const { candidateEditionId, candidateHash, baselineEditionId, policyCount } = this.analysis;
    const candidate = await rateBatch.edition(candidateEditionId);
    if (candidate?.contentHash !== candidateHash) throw rateImpactError('policies.candidate-changed');
    if (policyCount === null) await store.count(this.analysis);
    if (baselineEditionId !== null) this.baseline = await this.load(baselineEditionId);
    return rateBatch.on(candidate);
  }

  private async loadTermEditions(page: readonly PolicyToReprice[]): Promise<void> {
    if (this.baseline) return;
    for (const { editionId } of page) {
      if (editionId === null || this.ofTerm.has(editionId)) continue;
      this.ofTerm.set(editionId, await this.load(editionId));
    }
  }

  private async load(editionId: string): Promise<EditionBatch> {
    const edition = await this.parts.rateBatch.edition(editionId);
    if (!edition) throw rateImpactError('policies.edition-not-found');
    return this.parts.rateBatch.on(edition);
  }

  private read(): Promise<readonly PolicyToReprice[]> {
    const page = this.parts.store.page(this.analysis, this.after, this.parts.limits.batch);
    // Nobody may come to ask for it: a run can end while it reads ahead.
    page.catch(() => undefined);
    return page;
  }

  private async finish(): Promise<AnalysisStep> {
    const { em, store, audit } = this.parts;
    return em.transactional(async () => {
      if (!(await store.end(this.analysis, 'succeeded', null))) return 'lost';
      const { rated, errors } = this.tally.state;
      await audit.record(SYSTEM_ACTOR, {
        action: 'policies.book-rated',
        resourceType: 'book-rating',
        resourceId: this.analysis.id,
        changes: { status: 'succeeded', rated, errors },
      });
      return 'succeeded';
    });
  }
}
