import { readFileSync } from 'node:fs'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { preparedTool } from '../../dev/prepared-tools'

/** The namespace that the tests' Temporal server serves. */
export const testNamespace = 'muster'

/** The Temporal server of the projects "stack" and "scenarios"; use task queues and workflow ids of your own. */
export function testTemporalAddress(): string {
  return required('TEST_TEMPORAL_ADDRESS')
}

/** For `Worker.create({ workflowBundle: testWorkflowBundle(), … })`. */
export function testWorkflowBundle(): { code: string } {
  const error = process.env.TEST_WORKFLOW_BUNDLE_ERROR
  if (error) throw new Error(`The workflow bundle could not be built: ${error}`)
  return { code: readFileSync(required('TEST_WORKFLOW_BUNDLE'), 'utf8') }
}

/** A fresh server whose clock skips to the next timer; one per story, torn down by the caller. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = process.env.TEST_TIME_SKIPPING_SERVER ?? (await preparedTool('test-server'))
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })
}

/** Tells one story on a fresh time-skipping server; a story that stands still fails in words instead of hanging. */
export async function tellStory<T>(
  story: (environment: TestWorkflowEnvironment) => Promise<T>,
  limitMs = 45_000,
): Promise<T> {
  const environment = await timeSkippingEnvironment()
  let watchdog: NodeJS.Timeout | undefined
  const stalled = new Promise<never>((_resolve, reject) => {
    const sentence = `The story stood still: it was not over after ${limitMs / 1_000} s of real time.`
    watchdog = setTimeout(() => reject(new Error(sentence)), limitMs)
  })
  try {
    return await Promise.race([story(environment), stalled])
  } finally {
    clearTimeout(watchdog)
    await environment.teardown()
  }
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: this test runs in a jest project without that part.`)
  return value
}
