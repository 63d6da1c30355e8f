import { Injectable } from '@nestjs/common';
import { isMadeFrom } from '../domain/editions/lineage.js';
import type { Fingerprint } from '../domain/manual/fingerprint.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';
import { FingerprintsStore } from './fingerprints.store.js';
import { ManualWork } from './manual-work.js';

const AT_ONCE = 20;

/** Whoever had a hand in what an edition was made from had a hand in the edition. A document does not say where it is from; its numbers do. */
@Injectable()
export class EditionPeople {
  constructor(
    private readonly store: EditionsStore,
    private readonly fingerprints: FingerprintsStore,
    private readonly work: ManualWork,
  ) {}

  /** As a draft is saved. Beside what it has in common with others, what nobody has approved yet in its plan may be its source. */
  async onSave(draft: EditionRef, fingerprint: Fingerprint, copyOf?: string): Promise<void> {
    await this.fingerprints.add(draft, fingerprint);
    const unapproved = await this.store.unapprovedBeside(draft.id);
    await this.inherit(draft.id, copyOf === undefined ? unapproved : [...unapproved, copyOf]);
  }

  /**
   * All who had a hand in an edition. Looked up anew before an approval: two people may have saved the same at one moment,
   * neither seeing the other, or the source was saved later than what was made from it.
   */
  of(id: string): Promise<readonly string[]> {
    return this.inherit(id, []);
  }

  /** Fingerprints of a number of editions that have none yet; says of how many. */
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
