import type { WhatIfOutcome } from '../../workflows/messages'
import { readNames } from '../../database/reads/plans'
import { readAreaNames } from '../../database/reads/reference'
import type { Database } from '../../database/client'
import { problemDetail } from '../../texts/problems'
import type { Language } from '../../texts/sentence'
import type { planWish, whatIf } from '../schemas/supply-plans'
import type { z } from '../schemas/zod'
import type { WorkflowAnswer } from '../playbook'
import { stored } from '../wire'

type WhatIf = z.output<typeof whatIf>
export type WhatIfMemo = { readonly basePlanVersion: number; readonly wishes: readonly z.output<typeof planWish>[] }
type Solved = Extract<WhatIfOutcome, { outcome: 'solved' }>

/** A what-if as it stands, with the names that the difference speaks of. */
export async function presentWhatIf(
  database: Database,
  id: string,
  answer: WorkflowAnswer<WhatIfOutcome>,
  language: Language,
): Promise<WhatIf> {
  const { basePlanVersion, wishes } = stored<WhatIfMemo>(answer.memo)
  const base = { id, basePlanVersion, wishes: [...wishes], refusal: null, difference: null }
  if (answer.state !== 'answered') return { ...base, state: answer.state === 'running' ? 'solving' : 'failed' }
  const { result } = answer
  if (result.outcome === 'refused')
    return { ...base, state: 'refused', refusal: problemDetail(result.key, result.values, language) }
  return { ...base, state: 'solved', difference: await differenceOf(database, result) }
}

async function differenceOf(database: Database, solved: Solved): Promise<WhatIf['difference']> {
  const { before, after, changes, changeCount, shortfalls, solveMs, restarted, asOf } = solved
  const [names, areas] = await Promise.all([
    readNames(database, {
      items: [...changes, ...shortfalls].map(({ itemCode }) => itemCode),
      depots: changes.map(({ depotId }) => depotId),
    }),
    readAreaNames(
      database,
      [...changes, ...shortfalls].map(({ areaCode }) => areaCode),
    ),
  ])
  const named = ({ areaCode, itemCode }: { areaCode: string; itemCode: string }) => ({
    ...{ areaCode, areaName: areas.get(areaCode) ?? areaCode, itemCode },
    ...(names.items.get(itemCode) ?? { nameZh: itemCode, nameEn: itemCode, unitZh: '', unitEn: '' }),
  })
  return {
    ...{ before, after, changeCount, solveMs, restarted, asOf },
    changes: changes.map((change) => {
      const { batch, depotId, offerId, source, standsInFor, reason, arrivesBefore, arrivesAfter } = change
      const depot = names.depots.get(depotId)
      return {
        change: change.before === 0 ? 'added' : change.after === 0 ? 'removed' : 'changed',
        ...{
          ...named(change),
          batch,
          depotId,
          offerId,
          source,
          standsInFor,
          reason,
          before: change.before,
          after: change.after,
        },
        ...{ depotNameZh: depot?.nameZh ?? depotId, depotNameEn: depot?.nameEn ?? depotId },
        ...{ arrivesAtBefore: arrivesBefore, arrivesAtAfter: arrivesAfter },
      }
    }),
    shortfalls: shortfalls.map((each) => ({ ...named(each), before: each.before, after: each.after })),
  }
}
