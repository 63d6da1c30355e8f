import { withDatabase } from '../database/connection.js';
import { FILE_STORES } from '../platform/files/file-store-settings.js';
import type { FileStoreKind } from '../platform/files/file-store-settings.js';
import { AppConfig } from '../platform/config/config.js';
import type { Command } from './command.js';
import { UsageError } from './command.js';
import { readOptions } from './options.js';
import { withApp } from './with-app.js';

export const documentsMove: Command = {
  summary: 'copy the files of documents to another store (again and again), and free the old one (last)',
  usage: '--from <database|folder|s3> --to <database|folder|s3> [--remove]',
  async run(args, environment) {
    const removes = args.includes('--remove');
    const options = readOptions(
      args.filter((word) => word !== '--remove'),
      ['from', 'to'],
    );
    const [from, to] = [kindOf('from', options.from), kindOf('to', options.to)];
    if (from === to) throw new UsageError('--from and --to are the same store');
    const { deleteFiles, MoveFiles } = await import('../modules/documents/index.js');
    let faulty: readonly string[] = [];
    const code = await withApp(environment, async (app) => {
      const config = app.get(AppConfig);
      // Otherwise instances would still read from the store that is emptied.
      if (removes && config.fileStore.kind !== to)
        throw new UsageError(`--remove comes after DOCUMENT_STORE=${to} is what all instances run with`);
      const files = app.get(MoveFiles, { strict: false });
      const [source, target] = [files.storeOf(from), files.storeOf(to)];
      if (!source || !target)
        throw new UsageError(`The settings of the store ${source ? to : from} are not there`);
      const done = await files.copy(source, target);
      faulty = done.faulty;
      console.log(`${done.copied} copied, ${done.present} were there already`);
      for (const sha256 of faulty) console.error(`Not in ${from} as it was kept: ${sha256}`);
      if (!removes) return;
      const removed = await files.remove(source, target, (hashes) =>
        withDatabase(config.databaseMigrationUrl, (owner) => deleteFiles(owner, hashes)),
      );
      console.log(`${removed} removed from ${from}`);
    });
    return faulty.length > 0 ? 1 : code;
  },
};

function kindOf(option: string, word: string | undefined): FileStoreKind {
  const kind = FILE_STORES.find((known) => known === word);
  if (!kind) throw new UsageError(`--${option} must be one of ${FILE_STORES.join(', ')}`);
  return kind;
}
