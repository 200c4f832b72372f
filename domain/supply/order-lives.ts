import { officerLadder } from '../duty/role-table'
import type { Post } from '../duty/post'
import type { Course } from './life'
import { act } from './life'
import type { OtherSourceKind } from './terms'

/** Who orders and cancels, who answers for what lies at a loading place, who signs for money and for taking property. */
export const orderers: readonly Post[] = [...officerLadder, 'reserves-officer']
export const placeKeepers: readonly Post[] = ['depot-keeper', 'reserves-officer']
export const signers: readonly Post[] = ['head-of-office', 'deputy-minister', 'committee-leader']

/** Who holds the goods answers for them by the consignment that fetches them. */
const follows = {
  agreement: { accepted: ['accept'], refused: ['decline'], silent: ['cancel'], departed: ['report-ready', 'deliver'] },
  production: {
    accepted: ['accept', 'start'],
    refused: ['decline'],
    silent: ['cancel'],
    departed: ['finish', 'deliver'],
  },
  aid: { accepted: ['agree'], refused: ['decline'], silent: ['cancel'], departed: ['report-ready', 'deliver'] },
} as const satisfies Record<string, Course['follows']>

const reason = { needsReason: true } as const
const withdrawn = { needsReason: true, goods: 'withdrawn' } as const
const delivered = { document: 'delivery-note' } as const

/** The life of an order on each kind of source (plan 四（三）: the ways to obtain supplies, each with its documents). */
export const orderLives = {
  agreement: {
    states: ['called', 'accepted', 'ready', 'delivered', 'declined', 'cancelled'],
    fallen: ['declined', 'cancelled'],
    follows: follows.agreement,
    actions: [
      act('place', [], 'called', orderers, { document: 'call-off-notice', clock: 'answer' }),
      act('accept', ['called'], 'accepted', placeKeepers, { goods: 'promised' }),
      act('decline', ['called'], 'declined', placeKeepers, withdrawn),
      act('report-ready', ['called', 'accepted'], 'ready', placeKeepers, { goods: 'ready' }),
      act('deliver', ['ready'], 'delivered', placeKeepers, delivered),
      act('cancel', ['called', 'accepted', 'ready'], 'cancelled', orderers, withdrawn),
    ],
  },
  production: {
    states: ['ordered', 'accepted', 'producing', 'part-ready', 'ready', 'delivered', 'cancelled'],
    fallen: ['cancelled'],
    follows: follows.production,
    actions: [
      act('place', [], 'ordered', orderers, { document: 'production-order', clock: 'answer' }),
      act('accept', ['ordered'], 'accepted', placeKeepers, { goods: 'promised' }),
      act('decline', ['ordered'], 'cancelled', placeKeepers, withdrawn),
      act('start', ['accepted'], 'producing', placeKeepers),
      act('report-progress', ['producing', 'part-ready'], 'part-ready', placeKeepers, {
        document: 'progress-report',
        goods: 'part-ready',
      }),
      act('finish', ['producing', 'part-ready'], 'ready', placeKeepers, {
        document: 'progress-report',
        goods: 'ready',
      }),
      act('deliver', ['ready'], 'delivered', placeKeepers, delivered),
      act('cancel', ['ordered', 'accepted', 'producing', 'part-ready', 'ready'], 'cancelled', orderers, withdrawn),
    ],
  },
  purchase: {
    states: ['asked', 'quoted', 'approved', 'ordered', 'ready', 'delivered', 'cancelled'],
    fallen: ['cancelled'],
    actions: [
      act('place', [], 'asked', orderers, { document: 'inquiry', clock: 'answer' }),
      act('quote', ['asked', 'quoted'], 'quoted', orderers, { document: 'quotation', quotation: 'told' }),
      act('approve', ['quoted'], 'approved', signers, {
        document: 'purchase-approval',
        quotation: 'relied-on',
        ...reason,
      }),
      act('order', ['approved'], 'ordered', orderers, { document: 'purchase-order', goods: 'promised' }),
      act('report-ready', ['ordered'], 'ready', placeKeepers, { goods: 'ready' }),
      act('deliver', ['ready'], 'delivered', placeKeepers, delivered),
      act('cancel', ['asked', 'quoted', 'approved', 'ordered', 'ready'], 'cancelled', orderers, withdrawn),
    ],
  },
  donation: {
    states: ['matched', 'received', 'inspected', 'stocked', 'refused', 'cancelled'],
    fallen: ['refused', 'cancelled'],
    actions: [
      act('place', [], 'matched', orderers, { document: 'matching-notice' }),
      act('receive', ['matched'], 'received', placeKeepers, { document: 'donation-receipt' }),
      act('inspect', ['received'], 'inspected', placeKeepers, { document: 'inspection-record', goods: 'graded' }),
      act('stock', ['inspected'], 'stocked', placeKeepers, { goods: 'ready' }),
      act('refuse', ['matched', 'received', 'inspected'], 'refused', orderers, {
        document: 'thank-you-letter',
        ...withdrawn,
      }),
      act('cancel', ['matched'], 'cancelled', orderers, withdrawn),
    ],
  },
  requisition: {
    states: ['decided', 'served', 'in-use', 'returned', 'compensated', 'cancelled'],
    fallen: ['cancelled'],
    actions: [
      act('place', [], 'decided', signers, { document: 'requisition-decision', ...reason }),
      act('serve', ['decided'], 'served', orderers, { document: 'service-record', goods: 'promised' }),
      act('take', ['served'], 'in-use', placeKeepers, {
        document: 'hand-over-record',
        goods: 'ready',
        clock: 'settlement',
      }),
      act('return', ['in-use'], 'returned', placeKeepers, { document: 'return-record', clock: 'settlement' }),
      act('compensate', ['in-use', 'returned'], 'compensated', orderers, { document: 'compensation-voucher' }),
      act('cancel', ['decided', 'served'], 'cancelled', orderers, withdrawn),
    ],
  },
  social: {
    states: ['asked', 'agreed', 'ready', 'delivered', 'declined', 'cancelled'],
    fallen: ['declined', 'cancelled'],
    follows: follows.aid,
    actions: [
      act('place', [], 'asked', orderers, { document: 'request-letter', clock: 'answer' }),
      act('agree', ['asked'], 'agreed', placeKeepers, { goods: 'promised' }),
      act('decline', ['asked'], 'declined', placeKeepers, withdrawn),
      act('report-ready', ['agreed'], 'ready', placeKeepers, { goods: 'ready' }),
      act('deliver', ['ready'], 'delivered', placeKeepers, delivered),
      act('cancel', ['asked', 'agreed', 'ready'], 'cancelled', orderers, withdrawn),
    ],
  },
  'mutual-aid': {
    states: ['requested', 'agreed', 'ready', 'delivered', 'settled', 'declined', 'cancelled'],
    fallen: ['declined', 'cancelled'],
    follows: follows.aid,
    actions: [
      act('place', [], 'requested', orderers, { document: 'aid-request', clock: 'answer' }),
      act('agree', ['requested'], 'agreed', orderers, { goods: 'promised' }),
      act('decline', ['requested'], 'declined', orderers, withdrawn),
      act('report-ready', ['agreed'], 'ready', placeKeepers, { goods: 'ready' }),
      act('deliver', ['ready'], 'delivered', placeKeepers, { ...delivered, clock: 'settlement' }),
      act('settle', ['delivered'], 'settled', orderers, { document: 'settlement-statement' }),
      act('cancel', ['requested', 'agreed', 'ready'], 'cancelled', orderers, withdrawn),
    ],
  },
  international: {
    states: ['accepted', 'in-transit', 'entered', 'stocked', 'refused', 'cancelled'],
    fallen: ['refused', 'cancelled'],
    actions: [
      act('place', [], 'accepted', signers, { document: 'acceptance-note' }),
      act('depart', ['accepted'], 'in-transit', orderers, { goods: 'promised' }),
      act('enter', ['accepted', 'in-transit'], 'entered', placeKeepers, { document: 'entry-declaration' }),
      act('stock', ['entered'], 'stocked', placeKeepers, { document: 'inspection-record', goods: 'ready' }),
      act('refuse', ['accepted', 'in-transit', 'entered'], 'refused', orderers, {
        document: 'thank-you-letter',
        ...withdrawn,
      }),
      act('cancel', ['accepted', 'in-transit'], 'cancelled', orderers, withdrawn),
    ],
  },
} as const satisfies Record<OtherSourceKind, Course>
