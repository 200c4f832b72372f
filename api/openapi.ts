import type { ResponseConfig, RouteConfig } from '@asteasolutions/zod-to-openapi'
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import type { RouteRole } from '../domain/duty/role-table'
import { roleTable } from '../domain/duty/role-table'
import { contracts } from './contracts/all'
import type { Answer, Contract } from './contracts/contract'
import { liveEvent } from './schemas/record'
import { exerciseIn } from './schemas/exercise'
import { problem } from './schemas/problem'

export const API_VERSION = '0.1.0'

/** The OpenAPI 3.1 document of every contract; openapi.json is this, committed. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'muster.session_token',
    description: 'POST /api/auth/sign-in/username {username, password}',
  })
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' })
  registry.register('LiveEvent', liveEvent)
  registry.register('ExerciseSettings', exerciseIn)
  for (const contract of contracts) registry.registerPath(routeOf(contract))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Muster',
      version: API_VERSION,
      description: 'Emergency-supply response. Instants are UTC; units are in the names.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: '/' }],
  })
}

function routeOf(it: Contract): RouteConfig {
  const role: RouteRole = roleTable[it.name]
  const body = it.rawBody
    ? { content: { '*/*': { schema: { type: 'string' as const, format: 'binary' } } }, required: true }
    : it.body && { content: { 'application/json': { schema: it.body } }, required: true }
  return {
    operationId: it.name,
    method: it.method,
    path: it.root ? it.path : `/api/v1${it.path}`,
    tags: [it.tag],
    summary: it.summary,
    description: whoMay(role),
    security: role.who === 'anyone' ? [] : [{ session: [] }, ...(role.apiKey ? [{ apiKey: [] }] : [])],
    request: {
      ...(it.params && { params: it.params }),
      ...(it.query && { query: it.query }),
      ...(it.headers && { headers: it.headers }),
      ...(body && { body }),
    },
    responses: {
      ...Object.fromEntries(Object.entries(it.answers).map(([status, answer]) => [status, responseOf(answer)])),
      default: { description: 'Problem', content: { 'application/problem+json': { schema: problem } } },
    },
  }
}

function whoMay({ who, apiKey }: RouteRole): string {
  if (who === 'anyone') return 'For anyone.'
  if (who === 'signed-in') return 'For whoever is signed in.'
  const rules = who.map(({ posts, scope }) => `${posts.join(', ')}${scope === 'none' ? '' : ` (${scope})`}`)
  return `For ${rules.join('; ')}${apiKey ? '; or an API key' : ''}.`
}

function responseOf(answer: Answer): ResponseConfig {
  if (answer === null) return { description: 'Done' }
  if ('contentType' in answer)
    return { description: 'OK', content: { [answer.contentType]: { schema: { type: 'string' } } } }
  return { description: 'OK', content: { 'application/json': { schema: answer } } }
}
