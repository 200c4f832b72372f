import type { Database } from '../database/client'
import { readPolicy } from '../database/reference'
import type { ResponsePlan, ResponseWaits } from '../domain/response/response-plan'

const COUNTRY = '100000'

type Change = { readonly waits: Partial<ResponseWaits>; readonly deliveryHours?: number }

/** Puts a new edition of the plan for any hazard into force, with other waits: policy is data. */
export async function adoptPlan({ pool }: Database, edition: string, change: Change): Promise<void> {
  const plan = await readPolicy<ResponsePlan>(pool, 'response-plan', 'flood', COUNTRY)
  const hours = change.deliveryHours
  const changed: ResponsePlan = {
    ...plan,
    edition,
    waits: { ...plan.waits, ...change.waits },
    delivery:
      hours === undefined
        ? plan.delivery
        : { ...plan.delivery, insideProvinceHours: hours, outsideProvinceHours: hours },
  }
  await pool.query(
    `INSERT INTO policy_editions (kind, hazard, area_code, edition, label, body, created_by)
     VALUES ('response-plan', '*', $1, $2, 'unverified', $3, 'bench')`,
    [COUNTRY, edition, JSON.stringify(changed)],
  )
}
