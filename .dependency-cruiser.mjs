import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The import table of the house: a room may import the doors of the rooms named here, and nothing else of any room. */
const table = JSON.parse(readFileSync(join(import.meta.dirname, 'src/modules/modules.json'), 'utf8'));

const roomRules = Object.entries(table).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment:
    `${room} may import only the index.ts of: ${allowed.join(', ') || 'no room'}. Export what you need there, as a view or a ` +
    'facade method; hand it in as an argument; or let the room above call. An arrow is added in src/modules/modules.json.',
  severity: 'error',
  from: { path: `^src/modules/${room}/` },
  to: {
    path: '^src/modules/',
    pathNot: [`^src/modules/${room}/`, ...allowed.map((other) => `^src/modules/${other}/index\\.ts$`)],
  },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'only-through-the-door',
      comment: 'Outside a room only its index.ts may be imported: export what you need there.',
      severity: 'error',
      from: {
        path: '^(src/(app|main|cli|database|platform)|src/[a-z.-]+\\.ts|bench)',
        pathNot: '^src/database/entities\\.ts$',
      },
      to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'shared-imports-nothing',
      comment:
        'src/shared is vocabulary: pure, and below everything. Take what you need as an argument, or move the file to src/platform.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/shared/', '^node:crypto$', '^(node:)?crypto$'] },
    },
    {
      name: 'platform-knows-no-insurance',
      comment:
        'src/platform is technology: it may import src/shared only. Declare an interface or a token here, and let the room or app.module.ts provide it.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(modules|database|app)' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ knows neither Nest nor the ORM nor SQL nor the clock. Let the use case read first, and pass plain values and dates.',
      severity: 'error',
      from: { path: '^src/modules/.+/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '(@nestjs|@mikro-orm|kysely|fastify|^src/platform|^src/shared/clock|^src/database|\\.entity\\.ts$)',
      },
    },
    {
      name: 'domain-knows-no-view',
      comment:
        'What a rule works on is declared in domain/, and a view is made of it: move the type into domain/, and let the view import it.',
      severity: 'error',
      from: { path: '^src/modules/.+/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: '\\.(view|dto)\\.ts$' },
    },
    {
      name: 'transactions-stand-on-the-ledger',
      comment:
        'The contract knows no single transaction: what bind, endorse, cancel and the others share stands below them, and each of them calls it.',
      severity: 'error',
      from: {
        path: '^src/modules/policies/(domain|ledger|documents|notices|coverages|statuses|search)/',
        pathNot: 'spec\\.ts$',
      },
      to: { path: '^src/modules/policies/transactions/' },
    },
    {
      name: 'engine-rates-and-nothing-else',
      comment:
        'The engine and the risk that it rates know no trial, report or stored edition: these are made with it. Hand in what it needs.',
      severity: 'error',
      from: { path: '^src/modules/rating/domain/(engine|risk)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/modules/rating/(editions|trials|worksheets|domain/(trials|report|editions|coverage-terms))/',
      },
    },
    {
      name: 'no-cycle-between-files',
      comment:
        'Two files that need each other, were it only for a type, are one file, or three: put what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'Nothing is there: check the path and its ending .js, or add the package with npm install.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-dependency-in-the-product',
      comment:
        'What src/ imports must be installed in production: move the package to dependencies, or import its types only.',
      severity: 'error',
      from: { path: '^(src|migrations)', pathNot: '(spec|room-spec)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // Dependents, orphans and the like, which no rule asks for.
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      // Each further one is looked for beside every file that is imported.
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      cachedInputFileSystem: { cacheDuration: 600_000 },
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
