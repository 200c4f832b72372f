import { preparedTool } from '../../dev/prepared-tools'
import { prepareWorkflowBundle } from './build-workflow-bundle'

/** Before the workflow stories: the bundle, and the time-skipping server that each story starts afresh. */
export default async function prepareWorkflows(): Promise<void> {
  const [program] = await Promise.all([preparedTool('test-server'), prepareWorkflowBundle()])
  process.env.TEST_TIME_SKIPPING_SERVER = program
}
