import type { Post, PostHolding } from '../domain/duty/post'
import type { RoleScope, RouteName, RouteRole } from '../domain/duty/role-table'
import { mayUse, ranksAtLeast, roleTable } from '../domain/duty/role-table'
import type { AreaCode } from '../domain/geography/area'
import { COUNTRY, isWithin } from '../domain/geography/area'
import type { AccountCaller, Caller } from './caller'
import { postsOf } from './caller'
import { postNames, Refusal } from './refusal'

/** What a route's subject says about itself, for the scopes of the role table; what is left out can't be met. */
export type ScopeFacts = {
  /** Areas of the incident. */
  readonly areaCodes?: readonly AreaCode[]
  /** The post that the response plan names for the level that stands, and whether an order by telephone is recorded. */
  readonly levelPost?: Post
  readonly byTelephone?: boolean
  readonly depot?: { readonly id: string; readonly areaCode: AreaCode }
  readonly carrierId?: string | null
  readonly destination?: AreaCode
  /** The area that the thing belongs to: who asked, who may order there. */
  readonly area?: AreaCode
  /** The area that a depot's goods stay for; the country for central stock. */
  readonly floorOwner?: AreaCode
}

/** Lets a caller use a route by post; which areas, depots and carriers they answer for is `requireScope`'s. */
export function requirePost(route: RouteName, caller: Caller | null): void {
  const role: RouteRole = roleTable[route]
  if (role.who === 'anyone') return
  if (caller === null) throw new Refusal('not-signed-in', 'api.notSignedIn')
  if (caller.kind === 'key' && role.apiKey) return
  if (caller.kind === 'account' && mayUse(route, postsOf(caller))) return
  const posts = role.who === 'signed-in' ? [] : [...new Set(role.who.flatMap((each) => each.posts))]
  throw new Refusal('not-your-post', 'api.wrongPost', { posts: postNames(posts) })
}

/** Refuses unless one of the caller's posts is held where the subject lies. */
export function requireScope(route: RouteName, caller: Caller, facts: ScopeFacts): void {
  const role: RouteRole = roleTable[route]
  if (role.who === 'anyone' || role.who === 'signed-in' || caller.kind === 'key') return
  const rules = role.who
  const met = caller.holdings.some((holding) =>
    rules.some(({ posts, scope }) => posts.includes(holding.post) && meetsScope(scope, holding, facts)),
  )
  if (met) return
  if (facts.levelPost && rules.some(({ scope }) => scope === 'level-post'))
    throw new Refusal('not-your-post', 'api.levelPost', { post: postNames([facts.levelPost]) })
  throw new Refusal('not-your-post', 'api.wrongPlace')
}

function meetsScope(scope: RoleScope, holding: PostHolding, facts: ScopeFacts): boolean {
  // an incident without areas is the whole country's
  const areas = facts.areaCodes?.length === 0 ? [COUNTRY] : facts.areaCodes
  const inArea = areas?.every((code) => isWithin(code, holding.areaCode)) ?? false
  switch (scope) {
    case 'none':
      return true
    case 'incident-area':
      return inArea
    case 'level-post':
      return (
        inArea &&
        (facts.byTelephone === true || (facts.levelPost !== undefined && ranksAtLeast(holding.post, facts.levelPost)))
      )
    case 'depot':
      return facts.depot !== undefined && keeps(holding, facts.depot)
    case 'carrier':
      return facts.carrierId !== undefined && (holding.carrierId === null || holding.carrierId === facts.carrierId)
    case 'destination':
      return facts.destination !== undefined && isWithin(facts.destination, holding.areaCode)
    case 'area':
      return facts.area !== undefined && isWithin(facts.area, holding.areaCode)
    case 'floor-owner':
      return facts.floorOwner !== undefined && ownsFloor(holding, facts.floorOwner)
  }
}

/** A floor is its own area's, not that of an area above; central stock is for the office, not for whoever is on duty. */
function ownsFloor({ post, areaCode }: PostHolding, owner: AreaCode): boolean {
  if (areaCode !== owner) return false
  return owner !== COUNTRY || post === 'reserves-officer' || ranksAtLeast(post, 'head-of-office')
}

/** Whether one of the caller's posts lets them use a route on this thing: what `requireScope` refuses, as a question. */
export function mayAct(route: RouteName, caller: Caller | null, facts: ScopeFacts): boolean {
  if (caller === null) return false
  try {
    requirePost(route, caller)
    requireScope(route, caller, facts)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** A keeper of one depot, or of all depots in an area. */
export function keeps(holding: PostHolding, depot: { readonly id: string; readonly areaCode: AreaCode }): boolean {
  return holding.depotId === null ? isWithin(depot.areaCode, holding.areaCode) : holding.depotId === depot.id
}

/** The caller as a person: routes that the role table closes to keys have one. */
export function person(caller: Caller | null): AccountCaller {
  if (caller?.kind !== 'account') throw new Refusal('not-signed-in', 'api.notSignedIn')
  return caller
}

/** How an actor stands in the record: two people of one name are told apart, and a key is never taken for a person. */
export function actorOf(caller: Caller): string {
  return caller.kind === 'key' ? `key:${caller.name}` : actorAs(caller.name, caller.username || caller.id)
}

/** A person in the record, signed in or by a signed link. */
export function actorAs(name: string, userName: string): string {
  return `${name} (${userName})`
}

/** The caller, who must be a person, as the actor of an act. */
export function actingPerson(caller: Caller | null): string {
  return actorOf(person(caller))
}
