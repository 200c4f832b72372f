'use strict'
const { createHash } = require('node:crypto')
const { existsSync, readFileSync, readdirSync, statSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { CannotProceed, root, runProgram, runStep } = require('./run-step.cjs')

const configFile = path.join(root, 'console', 'vite.config.mts')
const stampFile = path.join(root, 'build', 'console', '.stamp')
const sources = ['console', 'texts', 'domain', 'package-lock.json']

function filesUnder(file) {
  if (!existsSync(file)) return []
  if (statSync(file).isFile()) return [file]
  return readdirSync(file).flatMap((name) => filesUnder(path.join(file, name)))
}

/** Builds the console when anything that it is made from has changed since. */
async function prepareConsole() {
  if (!existsSync(configFile)) return
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(path.join(root, source)))) {
    hash.update(file).update(readFileSync(file))
  }
  const wanted = hash.digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NO_COLOR: '1' }
  const build = () =>
    runProgram(process.execPath, [vite, 'build', '--config', configFile, '--logLevel', 'warn'], { env })
  const result = await runStep('Building the console', build)
  const reason = result.stderr.trim().split('\n').slice(0, 12).join('\n')
  if (result.code !== 0) throw new CannotProceed(`The console could not be built.\n${reason}`)
  writeFileSync(stampFile, wanted)
}

module.exports = { prepareConsole }
