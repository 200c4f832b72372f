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
const into = (names) => `^(\\.{1,2}/)+${oneOf(names)}(/|$)`

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
  activities: { may: ['domain', 'database', 'intake', 'gateways', 'texts'] },
  workflows: { may: ['domain'], types: ['activities'] },
  worker: { may: ['domain', 'texts', 'database', 'intake', 'gateways', 'activities', 'workflows', 'config'] },
  api: {
    may: ['domain', 'database', 'intake', 'texts', 'config'],
    types: ['workflows'],
    parts: ['workflows/messages', 'workflows/workflow-ids'],
  },
  auditor: { may: ['domain', 'config'] },
  console: { may: ['domain', 'texts'] },
  cli: { may: folders.filter((name) => !['console', 'tests', 'bench'].includes(name)) },
}

/** `domain` and `texts` are pure: no packages, no Node, nothing from outside the folder. */
const pureFolders = ['domain', 'texts']

function restrictions(folder) {
  const { may = [], types = [], parts = [] } = importRule[folder]
  const closed = folders.filter((name) => name !== folder && ![...may, ...types].includes(name))
  const openParts = parts.map((part) => `(?!${part}$)`).join('')
  return [
    {
      regex: into(closed),
      message: `${folder}/ may import ${may.length ? may.join(', ') : 'nothing'}: see docs/architecture.md.`,
    },
    ...(types.length
      ? [
          {
            regex: `^(\\.{1,2}/)+${openParts}${oneOf(types)}(/|$)`,
            allowTypeImports: true,
            message: `${folder}/ may import ${types.join(', ')} as types only.`,
          },
        ]
      : []),
    ...(pureFolders.includes(folder) ? [{ regex: '^[^.]', message: `${folder}/ imports no packages.` }] : []),
  ]
}

const forbid = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })

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
  ...Object.keys(importRule).map((folder) => ({
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: forbid([
      ...restrictions(folder),
      ...(folder === 'workflows'
        ? [
            {
              regex: '^(zod|pg|@prisma/.*|node:.*|@temporalio/(client|worker|activity|testing))$',
              message: 'Not in the workflow bundle.',
            },
          ]
        : []),
    ]),
  })),
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['tests/**', 'bench/**', ...Object.keys(importRule).map((folder) => `${folder}/**`)],
    rules: forbid([{ regex: into(['tests', 'bench']), message: 'Nothing imports tests or benches.' }]),
  },
  {
    files: ['domain/**/*.ts', 'workflows/**/*.ts'],
    ignores: ['workflows/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...pureSyntax] },
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
