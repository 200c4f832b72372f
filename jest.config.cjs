// Packages that are ESM only and must be compiled for jest's sandbox.
const esmPackages = [
  'better-auth',
  '@better-auth',
  'better-call',
  '@better-fetch',
  '@noble',
  'jose',
  'nanostores',
  'kysely',
  'rou3',
  'defu',
  'uncrypto',
  'openid-client',
  'oauth4webapi',
  'fast-check',
  'pure-rand',
]

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
}

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|mj|j)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/.muster/', '<rootDir>/build/', '<rootDir>/dist/'],
}

const folders = (...names) => names.map((name) => `<rootDir>/tests/${name}/`)
const pure = ['domain', 'intake', 'texts', 'config', 'gateways', 'tools']
const whole = ['scenarios', 'console']

module.exports = {
  projects: [
    {
      ...common,
      displayName: 'domain',
      testMatch: folders(...pure).map((folder) => `${folder}**/*.test.{ts,tsx}`),
    },
    {
      ...common,
      displayName: 'stack',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: folders(...pure, ...whole, 'workflows'),
      globalSetup: '<rootDir>/tests/setup/start-servers.ts',
      globalTeardown: '<rootDir>/tests/setup/stop-servers.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/setup/patience-30s.ts'],
    },
    {
      ...common,
      displayName: 'workflows',
      testMatch: ['<rootDir>/tests/workflows/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/setup/prepare-workflows.ts',
      globalTeardown: '<rootDir>/tests/setup/stop-servers.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/setup/patience-60s.ts'],
    },
    {
      ...common,
      displayName: 'scenarios',
      testMatch: folders(...whole).map((folder) => `${folder}**/*.test.{ts,tsx}`),
      globalSetup: '<rootDir>/tests/setup/start-servers.ts',
      globalTeardown: '<rootDir>/tests/setup/stop-servers.ts',
      setupFilesAfterEnv: ['<rootDir>/tests/setup/patience-180s.ts'],
    },
  ],
}
