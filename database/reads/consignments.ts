import type { AreaCode } from '../../domain/geography/area'
import type { Database } from '../client'
import type { Page } from './reference'
import { codePrefix, pageOf } from './reference'

const summary = {
  incident: { select: { number: true, titleZh: true, titleEn: true, isExercise: true } },
  depot: { select: { nameZh: true, nameEn: true, areaCode: true } },
  area: { select: { name: true } },
  carrier: { select: { nameZh: true, nameEn: true } },
  consignmentLines: { select: { approved: true, accepted: true, sent: true, received: true } },
} as const

/** What a reader may see: everything, or what one of these holds of. */
export type ConsignmentView =
  | 'all'
  | readonly (
      | { readonly depotId: string }
      | { readonly depotArea: AreaCode }
      | { readonly carrierId: string | null }
      | { readonly destination: AreaCode }
    )[]

export type ConsignmentFilter = {
  readonly incidentId?: string | undefined
  readonly depotId?: string | undefined
  readonly carrierId?: string | undefined
  readonly status?: string | undefined
}

export async function listConsignments(db: Database, filter: ConsignmentFilter, view: ConsignmentView, page: Page) {
  return db.prisma.consignment.findMany({
    where: {
      ...(filter.incidentId !== undefined && { incidentId: filter.incidentId }),
      ...(filter.depotId !== undefined && { depotId: filter.depotId }),
      ...(filter.carrierId !== undefined && { carrierId: filter.carrierId }),
      ...(filter.status !== undefined && { status: filter.status }),
      ...(view !== 'all' && { OR: view.map(visible) }),
    },
    include: summary,
    orderBy: { number: 'desc' },
    ...pageOf(page),
  })
}
export type ConsignmentRow = Awaited<ReturnType<typeof listConsignments>>[number]

function visible(each: Exclude<ConsignmentView, 'all'>[number]) {
  if ('depotId' in each) return { depotId: each.depotId }
  if ('depotArea' in each) return { depot: { areaCode: { startsWith: codePrefix(each.depotArea) } } }
  if ('destination' in each) return { areaCode: { startsWith: codePrefix(each.destination) } }
  return {
    transportBookings: { some: each.carrierId === null ? {} : { carrierId: each.carrierId } },
  }
}

export async function readConsignmentsOf(db: Database, incidentId: string) {
  return db.prisma.consignment.findMany({ where: { incidentId }, include: summary, orderBy: { number: 'asc' } })
}

export async function readConsignment(db: Database, id: string) {
  return db.prisma.consignment.findUnique({
    where: { id },
    include: {
      ...summary,
      incident: {
        select: {
          ...summary.incident.select,
          areaCodes: true,
          status: true,
          clock: true,
          pacedClock: true,
        },
      },
      movementNotice: {
        include: { releaseOrder: { select: { number: true } }, officeArea: { select: { name: true } } },
      },
      consignmentLines: { include: { item: true }, orderBy: { itemCode: 'asc' } },
      transportBookings: { include: { carrier: true }, orderBy: { attempt: 'asc' } },
      goodsReceivedNote: true,
    },
  })
}
export type ConsignmentDetailRow = NonNullable<Awaited<ReturnType<typeof readConsignment>>>
