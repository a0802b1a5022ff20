export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.cjs' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/harness/global-setup.ts',
  globalTeardown: '<rootDir>/test/harness/global-teardown.ts',
  modulePathIgnorePatterns: ['<rootDir>/.data'],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/harness/longest-first.cjs',
  maxWorkers: 2,
  // modules of a file stay in memory after it: a process that has grown by hundreds of files is replaced by another
  workerIdleMemoryLimit: '1200MB',
}
