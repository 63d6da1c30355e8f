import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { isAlive } from '../../src/platform/embedded-postgres/postmaster.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const RUN = `
  import { spawn } from 'node:child_process';
  import { endWithUs } from './test/support/end-with-us.ts';
  const server = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
  endWithUs(server);
  console.log(server.pid);
  setInterval(() => undefined, 1000);`;

describe('a server that a test has started', () => {
  it('does not outlive a run that is killed', async () => {
    const args = ['--import', './scripts/typescript.mjs', '--input-type=module', '--eval', RUN];
    const run = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(run.stdout, 'data')) as [Buffer];
    const server = Number(line.toString());
    expect(await isAlive(server)).toBe(true);
    run.kill('SIGKILL');
    while (await isAlive(server)) await delay(20);
  });
});
