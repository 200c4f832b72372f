'use strict'
const { spawn } = require('node:child_process')
const { constants } = require('node:os')
const path = require('node:path')
const { root } = require('./setup/run-step.cjs')

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a TypeScript program of ours as the only child of this process and ends as it ends.
 * Signals are passed on; should this process be killed outright, the child notices and stops by itself.
 */
function runTypeScript(file, args) {
  const leave = path.join(root, 'tools', 'leave-with-parent.cjs')
  const child = spawn(process.execPath, ['--require', leave, '--import', 'tsx', path.join(root, file), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${file} could not be started: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

module.exports = { runTypeScript }
