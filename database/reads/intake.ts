import type { Database } from '../client'
import type { Page } from './reference'
import { pageOf } from './reference'

const alertContext = {
  document: { select: { sender: true } },
  incident: { select: { number: true } },
} as const
const reviewContext = { document: { select: { sender: true, channel: true, fileName: true } } } as const

export async function listAlerts(
  db: Database,
  which: { disposition?: string | undefined; incidentId?: string | undefined },
  page: Page,
) {
  return db.prisma.alert.findMany({
    where: {
      ...(which.disposition !== undefined && { disposition: which.disposition }),
      ...(which.incidentId !== undefined && { incidentId: which.incidentId }),
    },
    include: alertContext,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    ...pageOf(page),
  })
}
export type AlertRow = Awaited<ReturnType<typeof listAlerts>>[number]

export async function readAlert(db: Database, id: string) {
  return db.prisma.alert.findUnique({ where: { id }, include: alertContext })
}

export async function readDocument(db: Database, id: string) {
  const [document, sizeBytes] = await Promise.all([
    db.prisma.alertDocument.findUnique({
      where: { id },
      omit: { body: true },
      include: {
        alerts: { include: alertContext, orderBy: { id: 'asc' } },
        reviewItems: { include: reviewContext, orderBy: { id: 'asc' } },
      },
    }),
    sizeOf(db, id),
  ])
  return document && { ...document, sizeBytes }
}
export type DocumentWithOutcome = NonNullable<Awaited<ReturnType<typeof readDocument>>>

async function sizeOf(db: Database, documentId: string): Promise<number> {
  const { rows } = await db.pool.query<{ size: number }>(
    'SELECT octet_length(body) AS size FROM alert_documents WHERE id = $1',
    [documentId],
  )
  return rows[0]?.size ?? 0
}

/** Whether a document has been taken by its workflow yet. */
export async function isConsumed(db: Database, documentId: string): Promise<boolean> {
  const { rows } = await db.pool.query<{ consumed: boolean }>(
    'SELECT consumed_at IS NOT NULL AS consumed FROM alert_documents WHERE id = $1',
    [documentId],
  )
  return rows[0]?.consumed ?? false
}

export async function readDocumentBody(db: Database, id: string) {
  return db.prisma.alertDocument.findUnique({ where: { id }, select: { body: true, fileName: true } })
}

export async function listReviewItems(db: Database, state: string | undefined, page: Page) {
  return db.prisma.reviewItem.findMany({
    where: state === undefined ? {} : { state },
    include: reviewContext,
    orderBy: [{ openedAt: state === 'open' ? 'asc' : 'desc' }, { id: 'asc' }],
    ...pageOf(page),
  })
}
export type ReviewRow = Awaited<ReturnType<typeof listReviewItems>>[number]

export async function readReviewItem(db: Database, id: string) {
  return db.prisma.reviewItem.findUnique({
    where: { id },
    include: { ...reviewContext, alert: { include: alertContext } },
  })
}

export async function listFeedWatches(db: Database) {
  return db.prisma.feedWatch.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}

export async function readFeedWatch(db: Database, id: string) {
  return db.prisma.feedWatch.findUnique({ where: { id } })
}
