import type { Caller } from './callers'
import { until } from './until'
import type { WholeStack } from './whole-stack'

type Page = {
  plan: { id: string } | null
  consignments: { id: string; status: string; batch: string }[]
  tasks: { kind: string; subject: string }[]
}

/** The incident as an officer sees it, once it holds what is looked for. */
export async function pageWhen(officer: Caller, incidentId: string, what: string, holds: (page: Page) => boolean) {
  return until(`${incidentId}: ${what}`, async () => {
    const { status, body } = await officer.get<Page>(`/incidents/${incidentId}`)
    return status === 200 && holds(body) && body
  })
}

export async function closed(stack: WholeStack, incidentId: string): Promise<void> {
  await until(`${incidentId} is closed`, async () => {
    const [row] = await stack.rows<{ status: string }>('SELECT status FROM incidents WHERE id = $1', [incidentId])
    return row?.status === 'closed'
  })
}

/** The first batch's plan, offered to the officers. */
export async function offeredPlan(officer: Caller, incidentId: string): Promise<string> {
  const { plan } = await pageWhen(
    officer,
    incidentId,
    'a plan is offered',
    (page) => page.plan !== null && page.tasks.some((task) => task.kind === 'veto-first-batch'),
  )
  return plan?.id ?? ''
}
