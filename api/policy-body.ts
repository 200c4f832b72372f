import type { Database } from '../database/client'
import type { NewPolicy } from '../database/reads/policies'
import { readCurrentPolicy } from '../database/reads/policies'
import type { ResponsePlan } from '../domain/response/response-plan'
import { badField, badInput } from './bad-input'
import { responsePlanBody } from './schemas/response-plan'

type Body = NewPolicy['body']

/**
 * The body of a new edition, checked so that a response can be run by it: a response plan by its schema, other kinds by
 * having the parts of the edition that stands, each of the same type.
 */
export async function checkPolicyBody(database: Database, policy: NewPolicy): Promise<Body> {
  const current = await readCurrentPolicy(database, policy.kind, policy.hazard)
  if (current === null) throw badField('kind', 'api.policyKind', { kind: policy.kind })
  const { edition, hazard } = policy
  const named = Object.keys(policy.body).length > 0 && isObject(current.body) && 'edition' in current.body
  const body = named ? { ...policy.body, edition } : policy.body
  if (policy.kind === 'response-plan') return checkResponsePlan({ ...body, hazard })
  const differing = differences(current.body, body, '')
  if (differing.length > 0) throw badField('body', 'api.policyShape', { fields: differing.join(', ') })
  return body
}

function checkResponsePlan(body: Body): Body {
  const parsed = responsePlanBody.safeParse(body)
  if (!parsed.success) throw badInput(parsed.error)
  // the hazard is the edition's own, which may be `*`; everything else is what the type asks for
  const plan: Omit<ResponsePlan, 'hazard'> & { hazard: string } = parsed.data
  return plan
}

/** Paths at which a body has other parts, or parts of another type, than the one that stands; lists may differ in length. */
function differences(stands: unknown, offered: unknown, path: string): string[] {
  if (Array.isArray(stands)) return Array.isArray(offered) ? [] : [path]
  if (!isObject(stands)) return stands === null || typeof stands === typeof offered ? [] : [path]
  if (!isObject(offered)) return [path || 'body']
  const names = [...new Set([...Object.keys(stands), ...Object.keys(offered)])].sort()
  return names.flatMap((name) => {
    const at = path === '' ? name : `${path}.${name}`
    return name in stands && name in offered ? differences(stands[name], offered[name], at) : [at]
  })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
