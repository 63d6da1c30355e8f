/** One configuration for all levels; `npm run test:unit` picks the pure ones by their file name. */
const common = {
  // Plain Node processes, as in production: the modules of the application are loaded once for all files of a worker.
  runner: '<rootDir>/test/support/runner/runner.mjs',
  setupFiles: ['<rootDir>/test/support/runner/sources.mjs'],
  setupFilesAfterEnv: ['<rootDir>/test/support/runner/time-limit.mjs'],
  // Of the set-up of a whole run, which Jest loads by itself.
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

export default {
  // One more than the two cores this is measured on: tests of restarts, kills and time limits mostly wait.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/runner/sequencer.mjs',
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
