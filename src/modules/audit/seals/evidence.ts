import type { AppConfig } from '../../../platform/config/config.js';
import type { OutsideFileStore, StoredFile } from '../../../platform/files/file-store.js';
import { sha256Of } from '../../../platform/files/file-store.js';
import { outsideStore } from '../../../platform/files/file-store-settings.js';

/** What proves the trail is put where those who can change the database cannot change it. Null where there is no such place. */
export class Evidence {
  constructor(private readonly store: OutsideFileStore) {}

  static of(config: AppConfig, kind: 'checkpoints' | 'stamps' | 'archives'): Evidence | null {
    const { auditStore, databaseSchema } = config;
    const store = outsideStore(auditStore.kind, auditStore, `${databaseSchema}/${kind}`);
    return store && new Evidence(store);
  }

  /** Returns the name under which it lies: the hash of its bytes. */
  async put(bytes: Buffer): Promise<string> {
    const name = sha256Of(bytes);
    await this.store.put(new Map([[name, bytes]]));
    return name;
  }

  /** Null where it is not there, or is not what it was. */
  async get(name: string): Promise<Buffer | null> {
    const bytes = await this.store.get(name);
    return bytes && sha256Of(bytes) === name ? bytes : null;
  }

  /** The last ones that were written, in no order that the database knows of. */
  async newest(limit: number): Promise<readonly Buffer[]> {
    const files = await Promise.all((await this.store.shards()).map((shard) => this.inShard(shard)));
    const names = files
      .flat()
      .toSorted((one, other) => other.writtenAt.getTime() - one.writtenAt.getTime())
      .slice(0, limit);
    const found = await Promise.all(names.map(({ sha256 }) => this.get(sha256)));
    return found.filter((bytes) => bytes !== null);
  }

  private async inShard(shard: string): Promise<readonly StoredFile[]> {
    const files: StoredFile[] = [];
    for await (const file of this.store.list(shard)) files.push(file);
    return files;
  }
}
