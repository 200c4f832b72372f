import { accountContracts } from './accounts'
import { consignmentContracts } from './consignments'
import type { Contract } from './contract'
import { incidentContracts } from './incidents'
import { intakeContracts } from './intake'
import { recordContracts } from './record'
import { referenceContracts } from './reference'

export const contracts: readonly Contract[] = [
  ...referenceContracts,
  ...accountContracts,
  ...intakeContracts,
  ...incidentContracts,
  ...consignmentContracts,
  ...recordContracts,
]
