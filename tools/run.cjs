'use strict'
// npm run X: sets up what is missing, then runs the TypeScript program named first with the rest as its arguments.
const { enter, prepareCode } = require('./setup.cjs')
const { runTypeScript } = require('./run-child.cjs')

enter(async () => {
  const [file, ...args] = process.argv.slice(2)
  await prepareCode()
  runTypeScript(file, args)
})
