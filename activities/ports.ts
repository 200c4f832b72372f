import type { Database } from '../database/client'
import type { AreaCode } from '../domain/geography/area'

/** How activities speak to running workflows; a Temporal client in the worker. */
export interface WorkflowMessenger {
  signal(workflowId: string, signal: string, argument?: unknown): Promise<void>
  /** Sends an update; what its validator refuses comes back as `too-late` with the reason's key. */
  update(
    workflowId: string,
    update: string,
    argument: unknown,
  ): Promise<{ outcome: 'done' | 'too-late'; detail: string }>
}

/** What every activity is built over. */
export type ActivityContext = {
  readonly database: Database
  readonly workflows: WorkflowMessenger
  readonly environment: 'production' | 'staging'
  readonly servedArea: AreaCode
  readonly publicUrl: string
  /** Key of signed links in messages. */
  readonly secret: string
}
