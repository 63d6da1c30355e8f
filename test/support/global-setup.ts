import '../../scripts/typescript.mjs';
import type * as TestRunModule from './test-run.js';
import type * as TestServerModule from './test-server.js';

/** One PostgreSQL and one migrated template database for all test files of the run. */
export default async function globalSetup(): Promise<void> {
  // Jest compiles this file only; what it imports goes through the hooks of typescript.mjs, hence not imported above.
  const { clearDeadServers, startTestServer } = (await import('./test-server.js')) as typeof TestServerModule;
  const { closeTestRun, openTestRun, RUN_VARIABLE } = (await import('./test-run.js')) as typeof TestRunModule;
  await clearDeadServers();
  const server = await startTestServer();
  try {
    const { run, client } = await openTestRun(server.adminUrl);
    process.env[RUN_VARIABLE] = JSON.stringify(run);
    if (process.env['PGPERF']) {
      const fs0 = await import('node:fs');
      const bp = (await client.query('select pg_backend_pid() as p')).rows[0].p;
      const t0 = fs0.readFileSync(`/proc/${bp}/stat`, 'utf8');
      const ppid = t0.slice(t0.lastIndexOf(')') + 2).split(' ')[1] ?? '';
      (await import('node:child_process')).spawn('perf', ['record', '-e', 'cpu-clock', '-F', '199', '--call-graph', 'dwarf,24576', '-o', '/tmp/pgcpu/perf.data', '-p', ppid], { stdio: 'ignore', detached: true }).unref();
    }
    globalThis.closeTestServer = async () => {
      if (process.env['PGCPU']) {
        const fs = await import('node:fs');
        const pid = (await client.query('select pg_backend_pid() as p')).rows[0].p;
        const st = (p: string | number) => { const t = fs.readFileSync(`/proc/${p}/stat`, 'utf8'); return t.slice(t.lastIndexOf(')') + 2).split(' ').map(Number); };
        const pm = st(pid)[1] as number;
        const live = fs.readdirSync('/proc').filter((d) => /^\d+$/.test(d)).map((d) => { try { return st(d); } catch { return []; } }).filter((x) => x[1] === pm).reduce((a, x) => a + (x[11] as number) + (x[12] as number), 0);
        const m = st(pm) as number[];
        const dead = (m[13] ?? 0) + (m[14] ?? 0);
        fs.appendFileSync('/tmp/pgcpu/cpu.txt', `${process.env['PGCPU']} postmaster ${((m[11] ?? 0) + (m[12] ?? 0)) / 100} ended ${dead / 100} live ${live / 100} total ${((m[11] ?? 0) + (m[12] ?? 0) + dead + live) / 100}\n`);
      }
      if (process.env['PGSS']) {
        await client.query('create extension pg_stat_statements');
        const { rows } = await client.query(`select json_agg(json_build_object('role', rolname, 'q', query, 'calls', calls, 'plans', plans, 'exec', total_exec_time, 'plan', total_plan_time, 'rows', rows, 'top', toplevel)) as j from (select rolname, query, toplevel, sum(calls) as calls, sum(plans) as plans, sum(total_exec_time) as total_exec_time, sum(total_plan_time) as total_plan_time, sum(rows) as rows from pg_stat_statements s join pg_roles r on r.oid = s.userid group by 1,2,3) x`);
        (await import('node:fs')).writeFileSync('/tmp/pgcpu/pgss.json', JSON.stringify(rows[0].j));
        (await import('node:fs')).writeFileSync('/tmp/pgcpu/server.log', await server.log());
      }
      await closeTestRun(run, client);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

declare global {
  var closeTestServer: (() => Promise<void>) | undefined;
}
