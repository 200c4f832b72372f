import type { NoticeRow } from '../../database/reads/incident'
import type { movementNotice } from '../schemas/consignment'
import type { z } from '../schemas/zod'
import { wire } from '../wire'

type Row = Omit<NoticeRow, 'depot'>

export function presentNotice(row: Row): z.output<typeof movementNotice> {
  const { id, number, issuedBy, issuedAt, officeAreaCode, officeArea, countersignedBy, countersignedAt } = row
  const officeAreaName = officeArea?.name ?? null
  return wire({ id, number, issuedBy, issuedAt, officeAreaCode, officeAreaName, countersignedBy, countersignedAt })
}

/** A notice as it stands under its order. */
export function presentOrderedNotice({ depot, ...row }: NoticeRow) {
  return { ...presentNotice(row), depotId: row.depotId, depotNameZh: depot.nameZh, depotNameEn: depot.nameEn }
}
