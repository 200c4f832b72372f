import type { AreaCode } from '../geography/area'

/** Posts that people hold; the role table decides by post, level and area who may do what. */
export const posts = [
  'duty-officer',
  'shift-leader',
  'leader-on-duty',
  'head-of-office',
  'deputy-minister',
  'committee-leader',
  'reserves-officer',
  'depot-keeper',
  'carrier',
  'receiver',
  'auditor',
  'administrator',
] as const
export type Post = (typeof posts)[number]

/** A post at a place: an officer of an area, the keeper of a depot, a carrier's dispatcher. */
export type PostHolding = {
  readonly post: Post
  readonly areaCode: AreaCode
  readonly depotId: string | null
  readonly carrierId: string | null
}
