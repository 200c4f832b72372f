import type { PostHolding } from '../../domain/duty/post'
import type { Database } from '../client'
import type { Page } from './reference'
import { codePrefix, pageOf } from './reference'

const context = {
  incident: { select: { number: true, titleZh: true, titleEn: true, isExercise: true } },
  area: { select: { name: true } },
  depot: { select: { nameZh: true, nameEn: true, areaCode: true } },
} as const

export type TaskFilter = { readonly incidentId?: string | undefined; readonly state?: string | undefined }

/** What is owed, most urgent first: of everyone, or of who holds these posts. */
export async function listTasks(
  db: Database,
  filter: TaskFilter,
  holdings: readonly PostHolding[] | 'everyone',
  page: Page,
) {
  return db.prisma.task.findMany({
    where: {
      ...(filter.incidentId !== undefined && { incidentId: filter.incidentId }),
      ...(filter.state !== undefined && { state: filter.state }),
      ...(holdings !== 'everyone' && { OR: holdings.map(owedBy) }),
    },
    include: context,
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { openedAt: 'asc' }, { id: 'asc' }],
    ...pageOf(page),
  })
}
export type TaskRow = Awaited<ReturnType<typeof listTasks>>[number]

/** A keeper owes for depots, a carrier for itself, everyone else for an area. */
function owedBy({ post, areaCode, depotId, carrierId }: PostHolding) {
  if (post === 'depot-keeper')
    return { post, ...(depotId === null ? { depot: { areaCode: { startsWith: codePrefix(areaCode) } } } : { depotId }) }
  if (post === 'carrier') return { post, ...(carrierId !== null && { carrierId }) }
  return { post, areaCode: { startsWith: codePrefix(areaCode) } }
}
