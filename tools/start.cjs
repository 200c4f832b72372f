'use strict'
// npm start: everything from a fresh clone.
const { enter, prepareCode, prepareConsole, prepareTemporalServer } = require('./setup.cjs')
const { runTypeScript } = require('./run-child.cjs')

enter(async () => {
  await prepareCode()
  const server = process.env.TEMPORAL_ADDRESS ? undefined : prepareTemporalServer()
  const [program] = await Promise.all([server, prepareConsole()])
  if (program) process.env.TEMPORAL_CLI = program
  runTypeScript('dev/start.ts', process.argv.slice(2))
})
