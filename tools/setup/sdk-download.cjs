'use strict'
// Run as a child process: lets the Temporal SDK fetch its own server into a folder, then stops that server.
// Arguments: dev-server | time-skipping, folder.
const { TestWorkflowEnvironment } = require('@temporalio/testing')

async function download(kind, downloadDir) {
  const server = { executable: { type: 'cached-download', downloadDir } }
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server })
      : await TestWorkflowEnvironment.createTimeSkipping({ server })
  await environment.teardown()
}

download(process.argv[2], process.argv[3]).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
)
