import { existsSync } from 'node:fs'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const folders = [
  'activities',
  'api',
  'auditor',
  'bench',
  'cli',
  'config',
  'console',
  'database',
  'deploy',
  'dev',
  'domain',
  'gateways',
  'intake',
  'scenarios',
  'tests',
  'texts',
  'tools',
  'worker',
  'workflows',
]

const oneOf = (names) => `(${names.join('|')})`

/** A path out of a file that lies `depth` folders below the root, up to the root and down into one of these. */
const into = (names, depth, open = []) =>
  `^${depth === 0 ? '\\./' : `(\\.\\./){${depth}}`}${open.map((part) => `(?!${part}$)`).join('')}${oneOf(names)}(/|$)`

/**
 * What a folder may import from the others (architecture.md). `may`: as values and types; `types`: as types only;
 * `parts`: single files of a folder that is otherwise closed.
 */
const importRule = {
  domain: {},
  texts: {},
  database: { may: ['domain'] },
  intake: { may: ['domain'] },
  gateways: { may: ['domain', 'texts'] },
  activities: {
    may: ['domain', 'database', 'intake', 'gateways', 'texts'],
    types: ['workflows'],
    parts: ['workflows/messages', 'workflows/workflow-ids'],
  },
  workflows: { may: ['domain'], types: ['activities'] },
  worker: { may: ['domain', 'texts', 'database', 'intake', 'gateways', 'activities', 'workflows', 'config'] },
  api: {
    may: ['domain', 'database', 'intake', 'texts', 'config'],
    types: ['workflows'],
    parts: ['workflows/messages', 'workflows/workflow-ids', 'gateways/signed-link'],
  },
  auditor: { may: ['domain', 'config'] },
  console: { may: ['domain', 'texts'] },
  cli: { may: folders.filter((name) => !['console', 'tests', 'bench'].includes(name)) },
}

/** `domain` and `texts` are pure: no packages, no Node, nothing from outside the folder. */
const pureFolders = ['domain', 'texts']

const forbid = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })

function restrictions(folder, depth) {
  const { may = [], types = [], parts = [] } = importRule[folder]
  const closed = folders.filter((name) => name !== folder && ![...may, ...types].includes(name))
  const seen = `${folder}/ may import ${[...may, ...parts].join(', ') || 'nothing'}`
  return [
    { regex: into(closed, depth, parts), message: `${seen}: see docs/architecture.md.` },
    ...(types.length
      ? [
          {
            regex: into(types, depth, parts),
            allowTypeImports: true,
            message: `${seen}; ${types.join(', ')} as types only.`,
          },
        ]
      : []),
    ...(pureFolders.includes(folder) ? [{ regex: '^[^.]', message: `${folder}/ imports no packages.` }] : []),
    ...(folder === 'workflows' ? [{ regex: notInBundle, message: 'Not in the workflow bundle.' }] : []),
  ]
}

/** Zod doubles the cost of a workflow; the others fail in the bundle. */
const notInBundle = '^(zod|pg|@prisma/.*|node:.*|@temporalio/(client|worker|activity|testing))$'

const deepest = 5
const filesAt = (folder, depth) => `${folder}/${'*/'.repeat(depth - 1)}*.{ts,tsx}`

/** The import rule, for each folder and each depth in it. */
const importRules = Object.keys(importRule).flatMap((folder) =>
  Array.from({ length: deepest }, (_, index) => ({
    files: [filesAt(folder, index + 1)],
    rules: forbid(restrictions(folder, index + 1)),
  })),
)

const nothingImportsTests = 'Nothing imports tests or benches.'

const pureSyntax = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The instant is an argument.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The instant is an argument.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'A seed is an argument.',
  },
]

/** Only database/ builds queries; the rest asks its repositories. */
const noQueries = [
  { selector: "CallExpression[callee.property.name='query']", message: 'Queries are built in database/ only.' },
  {
    selector: "CallExpression[callee.object.object.property.name='prisma']",
    message: 'Queries are built in database/ only.',
  },
  {
    selector: 'ImportDeclaration[source.value=/database.transaction$/] > ImportSpecifier[imported.name=/^(one|many)$/]',
    message: 'Queries are built in database/ only.',
  },
]
/** The auditor has SQL of its own, tests and benches look at what is there. */
const buildQueries = ['database/**', 'auditor/**', 'tests/**', 'bench/**']

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.muster',
      'build',
      'dist',
      'coverage',
      'database/generated',
      'console/generated',
      '**/*.{js,cjs,mjs,mts}',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './console/tsconfig.json'].filter((file) => existsSync(file)),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...importRules,
  { files: ['*.ts'], rules: forbid([{ regex: into(['tests', 'bench'], 0), message: nothingImportsTests }]) },
  { files: ['dev/*.ts'], rules: forbid([{ regex: into(['tests', 'bench'], 1), message: nothingImportsTests }]) },
  { files: ['**/*.{ts,tsx}'], ignores: buildQueries, rules: { 'no-restricted-syntax': ['error', ...noQueries] } },
  {
    files: ['domain/**/*.ts', 'workflows/**/*.ts'],
    ignores: ['workflows/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noQueries, ...pureSyntax] },
  },
  { files: ['cli/**', 'dev/**', 'bench/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['console/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
)
