import type { LifeAction } from '../domain/supply/life'
import type { OrderRefusal } from '../database/supply/order-acts'
import type { SourceRefusal } from '../database/supply/source-acts'
import { lifeActionNames, orderStateName, sourceStateNames } from '../texts/supply'
import type { Sentence } from '../texts/sentence'
import { asPostsOf, factsFor } from './present/supply-life'
import type { LifeSubject } from './present/supply-life'
import type { RouteName } from '../domain/duty/role-table'
import { person, requireScope } from './access'
import { badField } from './bad-input'
import type { Caller } from './caller'
import { notFound, postNames, Refusal } from './refusal'

/** Refuses whose posts don't take this step, or not for this source or order. */
export function requireLifePost(
  action: LifeAction | undefined,
  route: RouteName,
  subject: LifeSubject,
  caller: Caller | null,
): void {
  const officer = person(caller)
  // a step that there is not is the life's to refuse
  const holder = action === undefined ? officer : asPostsOf(action, officer)
  if (action !== undefined && holder.holdings.length === 0)
    throw new Refusal('not-your-post', 'api.wrongPost', { posts: postNames(action.posts) })
  requireScope(route, holder, factsFor(action?.name ?? '', subject))
}

export type LifeKind = { readonly kind: string; readonly of: 'source' | 'order'; readonly ended: readonly string[] }

/** Why a step of a life was refused, as the answer says it. */
export function lifeRefusal(refused: OrderRefusal | SourceRefusal, action: string, life: LifeKind): Refusal {
  const stateName = (state: string): Sentence =>
    life.of === 'order' ? orderStateName(life.kind, state) : (sourceStateNames[state] ?? { zh: state, en: state })
  switch (refused.why) {
    case 'no-such-action':
      return badField('action', 'api.noSuchAct', { action })
    case 'reason-missing':
      return badField('reason', 'act.reasonMissing')
    case 'not-in-this-state': {
      const values = { act: lifeActionNames[action] ?? { zh: action, en: action }, state: stateName(refused.state) }
      const code = life.ended.includes(refused.state) ? 'too-late' : 'not-allowed-now'
      return new Refusal(code, 'api.lifeState', { ...values, allowed: listed(refused.allowedIn.map(stateName)) })
    }
    case 'changed-meanwhile':
      return new Refusal('too-late', 'api.changedMeanwhile', { version: refused.version })
    case 'quantity-out-of-range':
      return badField('quantity', 'api.quantityRange', { least: String(refused.least), most: String(refused.most) })
    case 'quotation-missing':
      return badField('quotation', 'act.quotationMissing')
    case 'quotation-expired':
      return badField('quotation.validUntil', 'act.quotationExpired', { day: refused.validUntil })
    case 'quoted-out-of-range':
      return badField('quotation.quantity', 'api.quantityRange', { least: '1', most: String(refused.most) })
    case 'another-kind':
      return badField('terms', 'api.anotherKind')
    case 'no-such-order':
      return notFound('supplyOrder')
    case 'no-such-source':
      return notFound('supplySource')
  }
}

function listed(names: readonly Sentence[]): Sentence {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') }
}
