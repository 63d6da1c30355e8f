/** One configuration for all levels; `npm run test:unit` picks the pure ones by their file name. */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^@bindery/client$': '<rootDir>/client/src/index' },
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

export default {
  // Room, journey and architecture tests start a whole application; two workers on two cores keep the run short.
  maxWorkers: 2,
  // Modules of finished files are not given back (nodejs/node 33439): a worker that has grown is replaced before the next file.
  workerIdleMemoryLimit: '1500MB',
  // No test asserts a time; this only ends what hangs, also on a busy machine.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/client/test/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'system',
      testMatch: ['<rootDir>/src/**/*.room-spec.ts', '<rootDir>/test/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
