'use strict'
// npm test: everything that must hold, from a fresh clone. `npm test -- types lint` runs the named steps only.
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const path = require('node:path')
const { spawn } = require('node:child_process')
const setup = require('./setup.cjs')
const { root, say } = require('./setup/run-step.cjs')

const script = (...parts) => path.join(root, 'node_modules', ...parts)
const exists = (file) => existsSync(path.join(root, file))
const onePassed = { passed: 1, failed: 0, skipped: 0 }
const endPatienceMs = 30_000
const oneFailed = { passed: 0, failed: 1, skipped: 0 }

/** Every step, in order. Checks may run two at a time; the tests have the machine to themselves. */
const checks = [
  check('format', script('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  check(
    'types',
    script('typescript', 'bin', 'tsc'),
    '--incremental',
    '--tsBuildInfoFile',
    '.muster/server.tsbuildinfo',
  ),
  check(
    'console-types',
    script('typescript', 'bin', 'tsc'),
    '-p',
    'console',
    '--incremental',
    '--tsBuildInfoFile',
    '.muster/console.tsbuildinfo',
  ).onlyWith('console/tsconfig.json'),
  check(
    'lint',
    script('eslint', 'bin', 'eslint.js'),
    '--cache',
    '--cache-strategy',
    'content',
    '--max-warnings',
    '0',
    '.',
  ),
  check('openapi', '--import', 'tsx', 'cli/openapi.ts', '--check').onlyWith('cli/openapi.ts'),
  check('notices', 'tools/third-party-notices.cjs', '--check'),
  prepared('console-build', setup.prepareConsole),
]
const tests = [
  prepared('tools', prepareTools),
  jestProject('domain', 2),
  jestProject('stack', 2),
  jestProject('workflows', 2),
  jestProject('scenarios', 1),
]

function check(name, ...args) {
  const step = { name, run: async () => ((await runNode(args)) === 0 ? onePassed : oneFailed), applies: () => true }
  step.onlyWith = (file) => Object.assign(step, { applies: () => exists(file) })
  return step
}

function prepared(name, prepare) {
  const run = async () => {
    try {
      await prepare()
      return onePassed
    } catch (error) {
      say(error instanceof setup.CannotProceed ? error.message : error.stack)
      return oneFailed
    }
  }
  return { name, run, applies: () => true }
}

/** The Temporal server, the time-skipping server and the browser, side by side; every one that is missing is told. */
async function prepareTools() {
  const parts = [setup.prepareTemporalServer(), setup.prepareTestServer(), setup.prepareBrowser()]
  const refused = (await Promise.allSettled(parts)).filter(({ status }) => status === 'rejected')
  if (refused.length > 0) throw new setup.CannotProceed(refused.map(({ reason }) => reason.message).join('\n'))
}

function jestProject(name, workers) {
  const run = async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'muster-jest-'))
    const outcome = path.join(folder, 'outcome.json')
    const options = ['--ci', '--passWithNoTests', `--maxWorkers=${workers}`, '--json', `--outputFile=${outcome}`]
    const jest = [script('jest', 'bin', 'jest.js'), '--selectProjects', name, ...options]
    const code = await runNode(jest, { shown: true, endsWith: outcome })
    const counts = existsSync(outcome)
      ? countsOf(JSON.parse(readFileSync(outcome, 'utf8')))
      : { ...onePassed, passed: 0 }
    rmSync(folder, { recursive: true, force: true })
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  }
  return { name, run, applies: () => true }
}

function countsOf(outcome) {
  return {
    passed: outcome.numPassedTests,
    failed: outcome.numFailedTests + outcome.numRuntimeErrorTestSuites,
    skipped: outcome.numPendingTests + outcome.numTodoTests,
  }
}

/**
 * Runs a Node program, its output shown as it comes or, where others run beside it, in one piece when it fails.
 * A program that has written its outcome and does not end is ended, and has failed.
 */
function runNode(args, { shown = false, endsWith } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(child)
    let printed = ''
    child.stderr.on('data', (chunk) => (shown ? process.stderr.write(chunk) : (printed += chunk)))
    child.stdout.on('data', (chunk) => (printed += chunk))
    const watch = setInterval(() => endsWith && existsSync(endsWith) && endLater(child), 1_000)
    child.on('close', (code) => {
      clearInterval(watch)
      children.delete(child)
      if (code !== 0 && !shown) say(printed.trimEnd())
      resolve(code ?? 1)
    })
  })
}

function endLater(child) {
  child.deadline ??= Date.now() + endPatienceMs
  if (Date.now() < child.deadline) return
  say('The tests were over and their process did not end: something is left open.')
  child.kill('SIGKILL')
}

const children = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
    process.exitCode = 130
    stopped = true
  })
}
let stopped = false

async function runTimed(step) {
  const startedAt = Date.now()
  const counts = await step.run()
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  say(`${counts.failed ? '✗' : '✓'} ${step.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`)
  return counts
}

/** Runs steps with at most `width` at a time; their counts. */
async function runSteps(steps, width) {
  const waiting = [...steps]
  const counts = []
  const work = async () => {
    for (let step = waiting.shift(); step && !stopped; step = waiting.shift()) {
      if (width === 1) say(`\n== ${step.name}`)
      counts.push(await runTimed(step))
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return counts
}

async function main() {
  const asked = process.argv.slice(2)
  const wanted = (step) => step.applies() && (asked.length === 0 || asked.includes(step.name))
  await setup.prepareCode()
  say('== checks')
  const counts = await runSteps(checks.filter(wanted), 2)
  counts.push(...(await runSteps(tests.filter(wanted), 1)))
  report(counts)
}

function report(counts) {
  const total = (key) => counts.reduce((sum, count) => sum + count[key], 0)
  const [passed, failed, skipped] = [total('passed'), total('failed') + (stopped ? 1 : 0), total('skipped')]
  process.exitCode ||= failed > 0 ? 1 : 0
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`)
}

main().catch((error) => {
  say(error instanceof setup.CannotProceed ? error.message : error.stack)
  report([oneFailed])
})
