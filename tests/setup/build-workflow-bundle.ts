import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const workflows = join(root, 'workflows', 'index.ts')

/** The bundle that every worker of the tests runs; built once, as it is for a release. */
export async function buildWorkflowBundle(): Promise<void> {
  if (!existsSync(workflows)) return
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker')
  const { code } = await bundleWorkflowCode({ workflowsPath: workflows, logger: new DefaultLogger('WARN') })
  const file = join(root, '.muster', 'test', `workflow-bundle-${process.pid}.js`)
  mkdirSync(join(root, '.muster', 'test'), { recursive: true })
  writeFileSync(file, code)
  process.env.TEST_WORKFLOW_BUNDLE = file
}
