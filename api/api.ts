import type { Client } from '@temporalio/client'
import type { Config } from '../config'
import type { Database } from '../database/client'
import type { LiveFeed } from './live-feed'
import type { patience, Playbook } from './playbook'
import type { SignIn } from './sign-in'

/** What a process main hands to the API. */
export type ApiParts = {
  readonly config: Config & { readonly secret: string }
  readonly database: Database
  readonly temporal: Client
  /** The folder of the built console; without it only the API is served. */
  readonly consoleDir?: string
  /** How long the workflow engine is waited for; shorter in tests of its absence. */
  readonly patience?: typeof patience
}

/** What every route can reach. */
export type Api = {
  readonly config: ApiParts['config']
  readonly database: Database
  readonly playbook: Playbook
  readonly signIn: SignIn
  readonly live: LiveFeed
  /** Real time; a response's own time comes from its clock. */
  now(): string
}
