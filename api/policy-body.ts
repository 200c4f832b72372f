import type { Database } from '../database/client'
import type { NewPolicy } from '../database/reads/policies'
import { readCurrentPolicy } from '../database/reads/policies'
import { differingParts, isObject } from '../domain/policy/parts'
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
  const differing = differingParts(current.body, body)
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
