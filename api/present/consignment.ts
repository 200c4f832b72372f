import type { ConsignmentDetailRow, ConsignmentRow } from '../../database/reads/consignments'
import type { consignmentDetail, consignmentSummary } from '../schemas/consignment'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'
import { presentNotice } from './notice'

type Line = ConsignmentRow['consignmentLines'][number]
const sum = (lines: readonly Line[], units: (line: Line) => number) =>
  lines.reduce((total, line) => total + units(line), 0)

export function presentConsignment(row: ConsignmentRow): z.output<typeof consignmentSummary> {
  const { incident, depot, area, carrier, consignmentLines, movementNoticeId: _notice, ...rest } = row
  return {
    ...wire(rest),
    batch: stored(row.batch),
    status: stored(row.status),
    incidentNumber: incident.number,
    incidentTitle: { zh: incident.titleZh, en: incident.titleEn },
    isExercise: incident.isExercise,
    depotNameZh: depot.nameZh,
    depotNameEn: depot.nameEn,
    areaName: area.name,
    carrierNameZh: carrier?.nameZh ?? null,
    carrierNameEn: carrier?.nameEn ?? null,
    approved: sum(consignmentLines, ({ approved }) => approved),
    sent: sum(consignmentLines, ({ sent }) => sent),
    received: sum(consignmentLines, ({ received }) => received),
  }
}

export function presentConsignmentDetail(row: ConsignmentDetailRow): z.output<typeof consignmentDetail> {
  const { movementNotice, transportBookings, goodsReceivedNote, consignmentLines, ...rest } = row
  return {
    ...presentConsignment({ ...rest, consignmentLines }),
    movementNotice: presentNotice(movementNotice),
    releaseOrderNumber: movementNotice.releaseOrder.number,
    lines: consignmentLines.map(({ item, consignmentId: _id, ...line }) => {
      const { nameZh, nameEn, unitZh, unitEn, massG } = item
      return { ...line, nameZh, nameEn, unitZh, unitEn, massG }
    }),
    bookings: transportBookings.map(({ carrier, id: _id, consignmentId: _consignment, ...booking }) => ({
      ...wire(booking),
      state: stored(booking.state),
      carrierNameZh: carrier.nameZh,
      carrierNameEn: carrier.nameEn,
      mode: carrier.mode,
    })),
    goodsReceivedNote: goodsReceivedNote && {
      id: goodsReceivedNote.id,
      number: goodsReceivedNote.number,
      signedBy: goodsReceivedNote.signedBy,
      signedAt: wire(goodsReceivedNote.signedAt),
      lines: stored(goodsReceivedNote.lines),
      comment: goodsReceivedNote.comment,
    },
  }
}
