import { EntityManager } from '@mikro-orm/postgresql';

/** Skips the ORM's search for changes when no entity is in memory, as in most requests, which write by statements. */
export class BinderyEntityManager extends EntityManager {
  override async flush(): Promise<void> {
    const work = this.getUnitOfWork();
    const isEmpty =
      work.getPersistStack().size === 0 &&
      work.getRemoveStack().size === 0 &&
      work.getIdentityMap()[Symbol.iterator]().next().done === true;
    if (!isEmpty) await super.flush();
  }
}
