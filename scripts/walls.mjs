import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, format } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/**
 * `node scripts/walls.mjs src migrations`: what breaks the rules of .dependency-cruiser.mjs in these folders of the working folder; the
 * exit code is 1 if something does. Cycles are found here, all at once: dependency-cruiser walks the whole graph anew for each import, which is half
 * of its work.
 */
const here = process.cwd();
const options = await extractOptions(join(here, '.dependency-cruiser.mjs'));
const { forbidden } = options.ruleSet;
const noCycle = forbidden.find(({ to }) => to.circular);
const { output: found } = await cruise(
  process.argv.slice(2),
  { ...options, ruleSet: { forbidden: forbidden.filter((rule) => rule !== noCycle) } },
  { plugins: [{ apply: findOwnFiles }] },
  { tsConfig: extractTSConfig(join(here, options.tsConfig.fileName)) },
);
const cycles = cyclesOf(found.modules);
for (const cycle of cycles)
  process.stdout.write(`\n  error ${noCycle.name}: ${cycle.join(' → ')}\n    ${noCycle.comment}\n`);
const { output, exitCode } = await format(found, { outputType: 'err-long' });
process.stdout.write(output);
process.exitCode = exitCode + cycles.length > 0 ? 1 : 0;

/**
 * Nearly all imports name a source by the path of what is compiled of it. Whether it is there is all there is to ask; what looks for packages of
 * all kinds would ask for what is compiled first, and is half of the work.
 */
function findOwnFiles(resolver) {
  const known = new Map();
  const exists = (file) => known.get(file) ?? known.set(file, existsSync(file)).get(file);
  resolver.getHook('resolve').tapAsync('OwnFiles', (asked, _context, done) => {
    if (!/^\.{1,2}\/.*\.js$/.test(asked.request)) return done();
    const compiled = join(asked.path, asked.request);
    const source = compiled.replace(/\.js$/, '.ts');
    if (exists(compiled) || !exists(source)) return done();
    done(null, { ...asked, path: source, request: undefined });
  });
}

/** Of each file that leads back to itself the shortest way, and each way once. */
function cyclesOf(modules) {
  const imports = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
  );
  const rings = ringsOf(imports);
  const cycles = new Map();
  for (const name of [...rings.keys()].sort()) {
    const ring = rings.get(name);
    const cycle = wayBack(name, (from) => imports.get(from).filter((next) => rings.get(next) === ring));
    const key = cycle.toSorted().join();
    if (!cycles.has(key)) cycles.set(key, cycle);
  }
  return [...cycles.values()].map((cycle) => [...cycle, cycle[0]]);
}

/** The files that lead to each other, by a number that they share (Tarjan, "Depth-first search and linear graph algorithms", 1972). */
function ringsOf(imports) {
  const rings = new Map();
  const order = new Map();
  const lowest = new Map();
  const open = [];
  const visit = (name) => {
    order.set(name, order.size);
    lowest.set(name, order.get(name));
    open.push(name);
    for (const next of imports.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      else if (!open.includes(next)) continue;
      lowest.set(name, Math.min(lowest.get(name), lowest.get(next)));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const ring = open.splice(open.indexOf(name));
    if (ring.length > 1 || imports.get(name)?.includes(name))
      for (const one of ring) rings.set(one, order.get(name));
  };
  for (const name of imports.keys()) if (!order.has(name)) visit(name);
  return rings;
}

function wayBack(start, importsOf) {
  const ways = [[start]];
  const seen = new Set();
  for (const way of ways)
    for (const next of importsOf(way.at(-1))) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  return [start];
}
