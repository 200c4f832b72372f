import type { Database } from '../database/client'
import type { FeedRhythm } from '../database/feeds'
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

/** The schedules that poll feeds; a Temporal client in the worker. */
export interface FeedSchedules {
  /** Creates, changes, pauses and removes schedules until they agree with the watches. */
  sync(watches: readonly FeedRhythm[], gone: readonly string[]): Promise<void>
}

/** What polling feeds needs besides the context; `allowedHosts` as in `mayPollFeed`. */
export type FeedPorts = { readonly schedules: FeedSchedules; readonly allowedHosts: readonly string[] }

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
