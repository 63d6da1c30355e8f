import type { TestDatabase } from './database.js';
import { cloneTemplate } from './database.js';
import { startSeededApp } from './story.js';

/** Before the first day of any story: whoever looks on an earlier day must find the manuals in force. */
const LONG_AGO = new Date('2025-01-02T17:00:00Z');

/**
 * A database with the demo users, customers and manuals, as after a first `npm start`. The first file of a run that asks
 * seeds it; the others get copies: seeding costs more than a boot of the application.
 */
export function cloneSeeded(): Promise<TestDatabase> {
  return cloneTemplate('seeded', async (database) => {
    const app = await startSeededApp(database, { now: () => LONG_AGO });
    await app.close();
  });
}
