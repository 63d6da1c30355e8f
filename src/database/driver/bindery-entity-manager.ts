import { EntityManager } from '@mikro-orm/postgresql';

/** Most requests write by statements and have no entity in memory: what the ORM would look through for changes is empty then. */
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
