import { connectTo } from '../../../platform/postgres/client.js';
import type { PostgresClient } from '../../../platform/postgres/client.js';
import { serveTasks } from '../../../platform/threads/serve-tasks.js';
import { compareSeals } from './compare-seals.js';
import type { CompareTask } from './seal-comparison.js';

/** A connection for each thread: it lasts as long as the thread does. */
let client: Promise<PostgresClient> | undefined;

serveTasks(async ({ url, ...seals }: CompareTask) => compareSeals(await (client ??= connectTo(url)), seals));
