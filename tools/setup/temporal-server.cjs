'use strict'
const { createHash } = require('node:crypto')
const { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, statfsSync } = require('node:fs')
const path = require('node:path')
const step = require('./run-step.cjs')
const { CannotProceed, cacheDirectory, isProgram, lastLines, onPath, root, runProgram, runStep, say } = step

const moduleFolder = path.join(root, 'tools', 'temporal')
const silentDownloadLimitMs = 12_000
const buildNeedsBytes = 4e9

/** One file per pinned version and kind of machine: another go.sum never meets an old build. */
function cachedFile() {
  const version = createHash('sha256')
    .update(readFileSync(path.join(moduleFolder, 'go.sum')))
    .digest('hex')
    .slice(0, 12)
  return path.join(cacheDirectory, `temporal-${version}-${process.platform}-${process.arch}`)
}

/** The Temporal CLI: from the PATH, the cache, the SDK's own download, or a build from Go modules, in this order. */
async function prepareTemporalServer() {
  const named = process.env.TEMPORAL_CLI
  if (named) {
    if (isProgram(named)) return named
    throw new CannotProceed(`TEMPORAL_CLI names ${named}, which is not a program.`)
  }
  const found = onPath('temporal') ?? (isProgram(cachedFile()) ? cachedFile() : undefined)
  if (found) return found
  mkdirSync(cacheDirectory, { recursive: true })
  if (await downloadBySdk('dev-server', cachedFile())) return cachedFile()
  await build(cachedFile())
  return cachedFile()
}

/** Lets the SDK download; gives up as soon as no byte has come for a while. True when `target` is there. */
async function downloadBySdk(kind, target) {
  const folder = `${target}.download`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const script = path.join(__dirname, 'sdk-download.cjs')
  const ended = runStep('Downloading the Temporal server', () => downloadWhileBytesCome(script, kind, folder))
  const file =
    (await ended) &&
    readdirSync(folder)
      .map((name) => path.join(folder, name))
      .find(isProgram)
  if (file) renameSync(file, target)
  rmSync(folder, { recursive: true, force: true })
  return Boolean(file)
}

async function downloadWhileBytesCome(script, kind, folder) {
  let size = -1
  let lastGrowth = Date.now()
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, [script, kind, folder], { cwd: root, stdio: 'ignore' })
  const watch = setInterval(() => {
    const now = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)
    if (now !== size) [size, lastGrowth] = [now, Date.now()]
    if (Date.now() - lastGrowth > silentDownloadLimitMs) child.kill('SIGKILL')
  }, 500)
  const code = await new Promise((resolve) => child.on('exit', resolve).on('error', () => resolve(1)))
  clearInterval(watch)
  return code === 0
}

async function build(target) {
  const go = onPath('go')
  if (!go) {
    throw new CannotProceed(
      'There is no Temporal server: it could not be downloaded and there is no Go to build it with. Install the Temporal CLI or Go 1.26, or set TEMPORAL_ADDRESS to a running server.',
    )
  }
  requireDisk()
  say('The Temporal server is built from Go modules, once: about 6 minutes on 2 cores.')
  const unfinished = `${target}.${process.pid}`
  let packages = 0
  const countPackages = (text) => (packages += text.split('\n').filter((line) => /^[\w.-]+(\/|$)/.test(line)).length)
  const args = ['build', '-v', '-o', unfinished, 'github.com/temporalio/cli/cmd/temporal']
  const compile = () =>
    runProgram(go, args, { cwd: moduleFolder, env: { ...process.env, CGO_ENABLED: '0' }, onOutput: countPackages })
  const result = await runStep('Building the Temporal server', compile, () => `${packages} packages compiled`)
  if (result.code !== 0) {
    rmSync(unfinished, { force: true })
    throw new CannotProceed(
      `The Temporal server could not be built. Install the Temporal CLI, or set TEMPORAL_ADDRESS to a running server.\n${lastLines(result.stderr)}`,
    )
  }
  renameSync(unfinished, target)
}

function requireDisk() {
  const { bavail, bsize } = statfsSync(cacheDirectory)
  if (bavail * bsize > buildNeedsBytes) return
  const free = ((bavail * bsize) / 1e9).toFixed(1)
  throw new CannotProceed(
    `Building the Temporal server needs 4 GB of free disk and there are ${free} GB: make room, or install the Temporal CLI.`,
  )
}

module.exports = { downloadBySdk, prepareTemporalServer }
