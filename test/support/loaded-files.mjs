import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/** For `--import=…/loaded-files.mjs?into=<file>`: notes the files that a process loads, without those of its threads. */
const into = new URL(import.meta.url).searchParams.get('into') ?? '';
registerHooks({
  load(url, context, next) {
    if (isMainThread && url.startsWith('file:')) appendFileSync(into, `${url}\n`);
    return next(url, context);
  },
});
