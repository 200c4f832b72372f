'use strict'
// How every set-up step runs: silent when quick, a line every few seconds when not, one sentence when it can't be done.
const { spawn } = require('node:child_process')
const { accessSync, constants, statSync } = require('node:fs')
const { homedir } = require('node:os')
const path = require('node:path')

const root = path.resolve(__dirname, '..', '..')
const cacheDirectory = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'muster')

/** Something can't be had; the message is the one sentence that the person reads. */
class CannotProceed extends Error {}

/** Progress goes to stderr: what a command prints on stdout stays clean. */
function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** Runs `work`, telling after 2 s that it is going on and how far it is. */
async function runStep(label, work, detail = () => '') {
  const startedAt = Date.now()
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  let told = false
  const tell = () => {
    const more = detail()
    say(`${label}: ${elapsed()}${more ? `, ${more}` : ''}`)
    told = true
  }
  const first = setTimeout(tell, 2_000)
  const next = setInterval(tell, 15_000)
  try {
    const outcome = await work()
    if (told) say(`${label}: done in ${elapsed()}`)
    return outcome
  } finally {
    clearTimeout(first)
    clearInterval(next)
  }
}

/** Runs a program to its end; resolves with its exit code and what it printed, never rejects. */
function runProgram(command, args, { cwd = root, env = process.env, timeoutMs, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const printed = { stdout: '', stderr: '' }
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs)
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    const end = (code) => {
      clearTimeout(timer)
      process.removeListener('exit', stop)
      resolve({ code, ...printed })
    }
    for (const name of ['stdout', 'stderr']) {
      child[name].on('data', (chunk) => {
        printed[name] = (printed[name] + chunk).slice(-200_000)
        onOutput?.(String(chunk))
      })
    }
    child.on('error', (error) => {
      printed.stderr += error.message
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** The first of these names that is an executable file on the PATH. */
function onPath(...names) {
  const folders = (process.env.PATH || '').split(path.delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isProgram)
}

/** The last lines a program printed, for the sentence that tells why it failed. */
function lastLines(text, count = 6) {
  return text.trim().split('\n').slice(-count).join('\n')
}

module.exports = { CannotProceed, cacheDirectory, isProgram, lastLines, onPath, root, runProgram, runStep, say }
