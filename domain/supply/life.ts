import type { Post } from '../duty/post'

/** The papers that acts on sources and orders make. */
export const supplyDocuments = [
  'agreement',
  'survey-record',
  'supplier-entry',
  'owner-declaration',
  'reserve-declaration',
  'pact',
  'acceptance-letter',
  'thank-you-letter',
  'call-off-notice',
  'production-order',
  'progress-report',
  'inquiry',
  'quotation',
  'purchase-approval',
  'purchase-order',
  'matching-notice',
  'donation-receipt',
  'inspection-record',
  'requisition-decision',
  'service-record',
  'hand-over-record',
  'return-record',
  'compensation-voucher',
  'request-letter',
  'aid-request',
  'settlement-statement',
  'acceptance-note',
  'entry-declaration',
  'delivery-note',
] as const
export type SupplyDocument = (typeof supplyDocuments)[number]

/**
 * What an act means for the goods of an order: `promised` they are on the books from when they will be ready on, unless
 * they were so from the plan on; `part-ready` some, `ready` all that is left of them lies there; `graded` inspected, only
 * what is usable stays; `withdrawn` what has not left is off the books.
 */
export type GoodsEffect = 'promised' | 'part-ready' | 'ready' | 'graded' | 'withdrawn'

/** One act as data: the API refuses and the console disables by it. */
export type LifeAction = {
  readonly name: string
  /** States in which it is allowed; none for the act that begins the life. */
  readonly from: readonly string[]
  readonly to: string
  readonly posts: readonly Post[]
  readonly document: SupplyDocument | null
  readonly needsReason: boolean
  /** The clock that it starts: an answer is owed, or compensation or settlement. */
  readonly clock: 'answer' | 'settlement' | null
  readonly goods: GoodsEffect | null
  /** A supplier's quotation is told with it, or one that holds is relied on. */
  readonly quotation: 'told' | 'relied-on' | null
}

/** States and acts of a source or of an order; at most 7 states, the first is where it begins. */
export type Course = {
  readonly states: readonly [string, ...string[]]
  /** States in which the goods were not had and never will be: what was ordered is free to be ordered again. */
  readonly fallen: readonly string[]
  readonly actions: readonly LifeAction[]
  /**
   * Acts that follow from a consignment of the order's goods, where the state allows them: its keeper accepts, refuses all
   * or is silent to the end, its lorries leave. What needs a signature or an inspection of its own does not follow.
   */
  readonly follows?: Readonly<Record<ConsignmentNews, readonly string[]>>
}

export type ConsignmentNews = 'accepted' | 'refused' | 'silent' | 'departed'

/** The life of a way to obtain supplies: of the source itself, and of an order on it. */
export type Life = { readonly source: Course & { readonly offering: readonly string[] }; readonly order: Course }

type Told = Partial<Pick<LifeAction, 'document' | 'needsReason' | 'clock' | 'goods' | 'quotation'>>

/** An act with what is said about it; the rest is "no". */
export function act(
  name: string,
  from: readonly string[],
  to: string,
  posts: readonly Post[],
  told: Told = {},
): LifeAction {
  return {
    name,
    from,
    to,
    posts,
    document: null,
    needsReason: false,
    clock: null,
    goods: null,
    quotation: null,
    ...told,
  }
}

/** The states from which no act leads on. */
export function endStates({ states, actions }: Course): readonly string[] {
  return states.filter((state) => !actions.some((each) => each.from.includes(state) && each.to !== state))
}

export type ActRefusal =
  | { readonly why: 'no-such-action' }
  | { readonly why: 'not-in-this-state'; readonly state: string; readonly allowedIn: readonly string[] }
  | { readonly why: 'reason-missing' }

/** The act if the state and the reason given allow it, else why not. */
export function actionIn(
  course: Course,
  state: string,
  name: string,
  reason: string | null,
): { readonly outcome: 'allowed'; readonly action: LifeAction } | ({ readonly outcome: 'refused' } & ActRefusal) {
  const action = course.actions.find((each) => each.name === name && each.from.length > 0)
  if (action === undefined) return { outcome: 'refused', why: 'no-such-action' }
  if (!action.from.includes(state))
    return { outcome: 'refused', why: 'not-in-this-state', state, allowedIn: action.from }
  if (action.needsReason && (reason ?? '').trim() === '') return { outcome: 'refused', why: 'reason-missing' }
  return { outcome: 'allowed', action }
}
