'use strict'
// Everything a fresh clone needs before TypeScript can run; depends on Node alone.
// As a command: `node tools/setup.cjs temporal-server` prepares that part and prints its path.
const { CannotProceed, say } = require('./setup/run-step.cjs')
const { prepareBrowser } = require('./setup/browser.cjs')
const { prepareConsole } = require('./setup/console-build.cjs')
const { preparePackages } = require('./setup/packages.cjs')
const { preparePostgresLinks } = require('./setup/postgres-links.cjs')
const { preparePrismaClient } = require('./setup/prisma-client.cjs')
const { prepareTemporalServer } = require('./setup/temporal-server.cjs')
const { prepareTestServer } = require('./setup/test-server.cjs')

const parts = {
  code: prepareCode,
  console: prepareConsole,
  'temporal-server': prepareTemporalServer,
  'test-server': prepareTestServer,
  browser: prepareBrowser,
}

/** Packages, the generated database client and the embedded PostgreSQL: what any TypeScript of ours needs. */
async function prepareCode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new CannotProceed(`Muster needs Node 20.19 or newer; this is ${process.versions.node}.`)
  }
  await preparePackages()
  await Promise.all([preparePrismaClient(), preparePostgresLinks()])
}

/** Runs an entry point: what can't be had is told in its one sentence, a defect with its stack. */
async function enter(main) {
  try {
    await main()
  } catch (error) {
    say(error instanceof CannotProceed ? error.message : error.stack)
    process.exit(1)
  }
}

module.exports = {
  CannotProceed,
  enter,
  prepareBrowser,
  prepareCode,
  prepareConsole,
  prepareTemporalServer,
  prepareTestServer,
}

if (require.main === module) {
  enter(async () => {
    for (const name of process.argv.slice(2)) {
      if (!parts[name]) throw new CannotProceed(`Unknown part ${name}: one of ${Object.keys(parts).join(', ')}.`)
      const prepared = await parts[name]()
      if (prepared) process.stdout.write(`${prepared}\n`)
    }
  })
}
