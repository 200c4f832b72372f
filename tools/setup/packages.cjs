'use strict'
const { createHash } = require('node:crypto')
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { CannotProceed, lastLines, root, runProgram, runStep } = require('./run-step.cjs')

const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.muster-stamp')

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Whether what npm says it installed is what the lock file asks for (so an `npm install` by hand counts too). */
function matchesLock(lock) {
  const installed = readJson(path.join(modules, '.package-lock.json'))
  if (!installed) return false
  return Object.entries(lock.packages).every(([name, wanted]) => {
    if (name === '' || wanted.link) return true
    const present = installed.packages[name]
    return present ? present.version === wanted.version : Boolean(wanted.optional || wanted.devOptional)
  })
}

/** Installs the packages of the lock file unless they are already there. */
async function preparePackages() {
  const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lockText).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  if (!matchesLock(JSON.parse(lockText))) await install()
  writeFileSync(stampFile, wanted)
}

async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = await runStep('Installing packages (about a minute)', () => runProgram(npm, args))
  if (result.code === 0) return
  const disk = /ENOSPC/.test(result.stderr) ? ' The disk is full: about 2 GB are needed.' : ''
  throw new CannotProceed(`The packages could not be installed.${disk}\n${lastLines(result.stderr)}`)
}

module.exports = { preparePackages }
