import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/** For `--import`: the files that a process loads, without its threads, into the file LOADED_FILES names. */
const list = process.env['LOADED_FILES'] ?? '';
registerHooks({
  load(url, context, next) {
    if (isMainThread && url.startsWith('file:')) appendFileSync(list, `${url}\n`);
    return next(url, context);
  },
});
