import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { checkBound } from './check-bound'
import { checkCovers } from './check-covers'
import { checkLines } from './check-lines'
import { openModel } from './model'
import type { AllocationInput, AllocationPlan } from './plan'

/**
 * Whether a plan may be carried out as it stands and whether its claims are proved: every line against the offers, the
 * ways, the docks and the needs; fairness by the cuts, cost by the worth of packs. Everything is derived from the input;
 * nothing is taken from whoever made the plan. What the input alone says (ways, goods in rows) is opened once for both.
 */
export function checkCertificate(input: AllocationInput, plan: AllocationPlan): CertificateFault | null {
  const { certificate } = plan
  if (certificate === null) return plan.method.proof === 'none' ? null : fault('a claim without a certificate')
  const model = openModel(input)
  const { kinds } = model
  const unlike = kinds.findIndex((kind, at) => certificate.kinds[at]?.itemCode !== kind.itemCode)
  if (unlike >= 0 || kinds.length !== certificate.kinds.length) return fault('kinds as in the input', unlike)
  const withStandIns = {
    ...model,
    kinds: kinds.map((kind, at) => {
      const supply = kind.supply.slice()
      for (const [row, packs] of certificate.kinds[at]?.standIns ?? []) supply[row] = packs
      return { ...kind, supply }
    }),
  }
  return (
    checkLines(model, plan) ??
    checkCovers(withStandIns, plan, certificate) ??
    checkBound(withStandIns, plan, certificate)
  )
}
