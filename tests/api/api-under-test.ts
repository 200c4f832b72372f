import { Client, Connection } from '@temporalio/client'
import request from 'supertest'
import type { Response } from 'supertest'
import type { ApiServer } from '../../api/server'
import { createApi } from '../../api/server'
import { readConfig } from '../../config'
import { createAccount } from '../../database/accounts/create-account'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { inTransaction } from '../../database/transaction'
import type { Post } from '../../domain/duty/post'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'
import { testNamespace, testTemporalAddress } from '../setup/test-temporal'

export const PUBLIC_URL = 'http://muster.test'
export const SECRET = 'a secret of the tests, with more than 32 characters'
const PASSWORD = 'correct-horse-battery'

export type ApiUnderTest = {
  readonly api: ApiServer
  readonly database: Database
  readonly client: Client
  /** A signed-in agent that holds these posts. */
  officer(post: Post, holding?: Partial<Place>): Promise<ReturnType<typeof request.agent>>
  close(): Promise<void>
}
export type Place = { readonly areaCode: string; readonly depotId: string | null; readonly carrierId: string | null }

/** An address on which nothing listens: Temporal is away. */
export const NOWHERE = '127.0.0.1:1'

/** The real API over a database of its own and the tests' Temporal server, or none (`temporal: NOWHERE`). */
export async function startApiUnderTest(
  options: { temporal?: string; namespace?: string; settings?: Record<string, string>; consoleDir?: string } = {},
): Promise<ApiUnderTest> {
  const testDatabase: TestDatabase = await createTestDatabase()
  const database = openDatabase(testDatabase.url)
  const connection = Connection.lazy({ address: options.temporal ?? testTemporalAddress() })
  const client = new Client({ connection, namespace: options.namespace ?? testNamespace })
  const config = { ...readConfig({ MUSTER_PUBLIC_URL: PUBLIC_URL, ...options.settings }), secret: SECRET }
  const api = createApi({
    config,
    database,
    temporal: client,
    ...(options.consoleDir !== undefined && { consoleDir: options.consoleDir }),
    ...(options.temporal === NOWHERE && { patience: { update: 500, start: 500, look: 300 } }),
  })
  let made = 0
  return {
    api,
    database,
    client,
    async officer(post, holding = {}) {
      const username = `${post}-${(made += 1)}`
      const place: Place = { areaCode: '100000', depotId: null, carrierId: null, ...holding }
      await inTransaction(database.pool, (tx) => createAccount(tx, accountOf(username, [{ post, ...place }]), 'test'))
      const agent = request.agent(api.app)
      await signIn(agent, username).expect(200)
      return agent
    },
    async close() {
      await api.close()
      await connection.close()
      await database.close()
      await testDatabase.drop()
    },
  }
}

export function accountOf(username: string, holdings: readonly (Place & { post: Post })[]) {
  return { username, name: `Officer ${username}`, email: `${username}@muster.example`, password: PASSWORD, holdings }
}

export function signIn(agent: ReturnType<typeof request.agent>, username: string, password = PASSWORD) {
  return agent.post('/api/auth/sign-in/username').set('Origin', PUBLIC_URL).send({ username, password })
}

/** The answer's body as the test expects it: supertest types it as anything. */
export function bodyOf<T = Record<string, unknown>>(response: Response): T {
  return response.body as T
}
