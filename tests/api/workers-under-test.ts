import { randomUUID } from 'node:crypto'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import { createMailGateway } from '../../gateways/mail'
import { createMessenger } from '../../worker/messenger'
import { ownThread } from '../../activities/solver/planner'
import { createNotificationsWorker, createPlaybookWorker, createSolverWorker } from '../../worker/workers'
import { testTemporalAddress } from '../setup/test-temporal'
import type { ApiUnderTest } from './api-under-test'
import { PUBLIC_URL, SECRET, startApiUnderTest } from './api-under-test'

export type StackUnderTest = ApiUnderTest

/** The API with the workers behind it, in a namespace of its own: other files' workers poll queues of the same names. */
export async function startStackUnderTest(): Promise<StackUnderTest> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
  const namespace = `api-${randomUUID().slice(0, 8)}`
  await makeNamespace(namespace)
  const under = await startApiUnderTest({ namespace })
  const connection = await NativeConnection.connect({ address: testTemporalAddress() })
  const input = {
    connection,
    namespace,
    client: under.client,
    context: {
      database: under.database,
      workflows: createMessenger(under.client),
      environment: 'staging',
      servedArea: '100000',
      publicUrl: PUBLIC_URL,
      secret: SECRET,
    },
    mail: createMailGateway('smtp://127.0.0.1:1', 'Muster <muster@localhost>'),
    bundlePath: process.env.TEST_WORKFLOW_BUNDLE ?? '',
  } as const
  const making = [createPlaybookWorker(input), createSolverWorker(input, ownThread), createNotificationsWorker(input)]
  const workers = await Promise.all(making)
  const running = Promise.all(workers.map((worker) => worker.run()))
  return {
    ...under,
    async close() {
      workers.forEach((worker) => worker.shutdown())
      await running
      await connection.close()
      await under.close()
    },
  }
}

async function makeNamespace(namespace: string): Promise<void> {
  const admin = await Connection.connect({ address: testTemporalAddress() })
  const workflowExecutionRetentionPeriod = msToTs('1 day')
  await admin.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod })
  await admin.close()
}
