import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWorkflowBundle } from '../../worker/bundle'
import { keepForTeardown } from './kept-servers'

const folder = join(__dirname, '..', '..', '.muster', 'test')

/** The bundle that every worker of the tests runs. What speaks against it is told to the tests that ask for it. */
export async function prepareWorkflowBundle(): Promise<void> {
  const file = join(folder, `workflow-bundle-${process.pid}.js`)
  keepForTeardown({ stop: async () => rmSync(file, { force: true }) })
  try {
    process.env.TEST_WORKFLOW_BUNDLE = await buildWorkflowBundle(file)
  } catch (error) {
    process.env.TEST_WORKFLOW_BUNDLE_ERROR = error instanceof Error ? error.message : String(error)
  }
}
