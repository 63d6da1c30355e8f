import { Injectable } from '@nestjs/common';
import { isMadeFrom } from '../domain/editions/lineage.js';
import type { Fingerprint } from '../domain/manual/fingerprint.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';
import { FingerprintsStore } from './fingerprints.store.js';
import { ManualWork } from './manual-work.js';

const AT_ONCE = 20;

/**
 * Who had a hand in an edition, including everybody who had one in its sources. A document does not name its source, so
 * sources are recognized by their numbers.
 */
@Injectable()
export class EditionPeople {
  constructor(
    private readonly store: EditionsStore,
    private readonly fingerprints: FingerprintsStore,
    private readonly work: ManualWork,
  ) {}

  /**
   * Called when a draft is saved. Sources may be editions that share much with it, and any edition of its plan that is not
   * approved yet.
   */
  async onSave(draft: EditionRef, fingerprint: Fingerprint, copyOf?: string): Promise<void> {
    await this.fingerprints.add(draft, fingerprint);
    const unapproved = await this.store.unapprovedBeside(draft.id);
    await this.inherit(draft.id, copyOf === undefined ? unapproved : [...unapproved, copyOf]);
  }

  /**
   * All who had a hand in an edition. It is computed again before an approval, because two people may have saved at the same
   * moment without seeing each other, or the source was saved after its copy.
   */
  of(id: string): Promise<readonly string[]> {
    return this.inherit(id, []);
  }

  /** Adds fingerprints to some editions that have none yet; returns how many. */
  async complete(): Promise<number> {
    const editions = await this.fingerprints.missing(AT_ONCE);
    for (const edition of editions) {
      const { fingerprint } = await this.work.digest(await this.store.load(edition.id));
      await this.fingerprints.add(edition, fingerprint);
    }
    return editions.length;
  }

  isIncomplete(): Promise<boolean> {
    return this.fingerprints.hasMissing();
  }

  private async inherit(id: string, sources: readonly string[]): Promise<readonly string[]> {
    while ((await this.complete()) > 0);
    const found = (await this.fingerprints.overlaps(id)).filter(isMadeFrom);
    return this.store.addPeopleOf(id, [...sources, ...found.map((source) => source.id)]);
  }
}
