'use strict'
// npm start: everything from a fresh clone.
const { enter, prepareCode, prepareTemporalServer } = require('./setup.cjs')
const { runTypeScript } = require('./run-child.cjs')

enter(async () => {
  await prepareCode()
  if (!process.env.TEMPORAL_ADDRESS) process.env.TEMPORAL_CLI = await prepareTemporalServer()
  runTypeScript('dev/start.ts', process.argv.slice(2))
})
