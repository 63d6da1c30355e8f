import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

/** Waits on a pipe from this process, which the system closes however the process ends. */
const GUARD = 'cat > /dev/null; kill -s KILL -- "-$1"';

/**
 * A server that was started in a process group of its own (`detached`) is killed with its group when this process has ended: also when
 * the run of the tests is interrupted or killed. Otherwise it would serve forever, on a database that is gone.
 */
export function endWithUs(server: ChildProcess): void {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  server.once('exit', () => guard.kill('SIGKILL'));
}
