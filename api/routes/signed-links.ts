import { readEscalation, readIncidentState } from '../../database/reads/incident'
import type { LinkClaims } from '../../gateways/signed-link'
import { readLink } from '../../gateways/signed-link'
import { actorAs } from '../access'
import type { Api } from '../api'
import * as contracts from '../contracts/record'
import type { AcknowledgePage, EscalationRow, PageState } from '../pages/acknowledge-page'
import { renderAcknowledgePage } from '../pages/acknowledge-page'
import { nowOf } from '../present/clock'
import { Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { acknowledgeAs } from './acts'

type Opened = {
  readonly state: PageState
  readonly escalation: EscalationRow | null
  readonly claims: LinkClaims | null
}

/** Opening it does nothing: mail scanners follow links too. */
const show = route(contracts.showSignedLink, async (api, { params, language }) => {
  const { state, escalation, claims } = await open(api, params.token)
  return page(api, { token: params.token, state, language, escalation, person: claims })
})

const acknowledge = route(contracts.acknowledgeBySignedLink, async (api, { params, language }) => {
  const { state: before, claims, escalation } = await open(api, params.token)
  const state = before === 'open' && escalation && claims ? await press(api, escalation, claims) : before
  const after = escalation && (await readEscalation(api.database, escalation.id))
  return page(api, { token: params.token, state, language, escalation: after, person: claims })
})

function page({ config }: Api, shown: Omit<AcknowledgePage, 'isMarked'>) {
  const isMarked = config.environment === 'staging' || shown.escalation?.incident.isExercise === true
  return reply(200, renderAcknowledgePage({ ...shown, isMarked }))
}

async function open(api: Api, token: string): Promise<Opened> {
  const claims = readLink(api.config.secret, token)
  if (claims === null) return { state: 'invalid', escalation: null, claims }
  const escalation = await readEscalation(api.database, claims.escalationId)
  if (escalation === null) return { state: 'invalid', escalation, claims }
  if (escalation.state === 'acknowledged') return { state: 'already', escalation, claims }
  if (escalation.state === 'resolved') return { state: 'resolved', escalation, claims }
  return { state: (await isExpired(api, escalation, claims)) ? 'expired' : 'open', escalation, claims }
}

/** A link runs out on the incident's clock, like everything that it speaks of. */
async function isExpired(api: Api, escalation: EscalationRow, claims: LinkClaims): Promise<boolean> {
  const incident = await readIncidentState(api.database, escalation.incidentId)
  return incident === null || nowOf(incident, api.now()) > claims.expiresAt
}

async function press(api: Api, escalation: EscalationRow, claims: LinkClaims): Promise<PageState> {
  try {
    await acknowledgeAs(api, escalation, actorAs(claims.name, claims.userName))
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'workflows-away') return 'away'
    return error.textKey === 'act.escalationResolved' ? 'resolved' : 'already'
  }
}

export const signedLinkRoutes: readonly Route[] = [show, acknowledge]
