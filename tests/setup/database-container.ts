import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseServer } from './database-server'

const image = process.env.TEST_POSTGRES_IMAGE || 'postgres:17'
const startLimitMs = 120_000
const password = 'muster'

/** A PostgreSQL container where a Docker engine answers and has, or can fetch, the image; undefined elsewhere. */
export async function startPostgresContainer(): Promise<DatabaseServer | undefined> {
  const sockets = ['/var/run/docker.sock', join(homedir(), '.docker', 'run', 'docker.sock')]
  if (!process.env.DOCKER_HOST && !sockets.some((socket) => existsSync(socket))) return undefined
  try {
    return await start()
  } catch (error) {
    process.stderr.write(`No PostgreSQL container (${error instanceof Error ? error.message : String(error)}).\n`)
    return undefined
  }
}

async function start(): Promise<DatabaseServer> {
  const { GenericContainer, Wait } = await import('testcontainers')
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .withStartupTimeout(startLimitMs)
    .start()
  const where = `${container.getHost()}:${container.getMappedPort(5432)}`
  return {
    adminUrl: `postgresql://postgres:${password}@${where}/postgres`,
    description: `${image} in a container`,
    stop: async () => {
      await container.stop()
    },
  }
}
