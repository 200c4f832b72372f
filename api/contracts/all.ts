import { accountContracts } from './accounts'
import { consignmentContracts } from './consignments'
import type { Contract } from './contract'
import { incidentContracts } from './incidents'
import { intakeContracts } from './intake'
import { recordContracts } from './record'
import { referenceContracts } from './reference'
import { importContracts } from './supply-import'
import { planContracts } from './supply-plans'
import { requestContracts } from './supply-requests'
import { sourceContracts } from './supply-sources'
import { stockContracts } from './supply-stock'
import { upkeepContracts } from './supply-upkeep'

export const contracts: readonly Contract[] = [
  ...referenceContracts,
  ...accountContracts,
  ...intakeContracts,
  ...incidentContracts,
  ...consignmentContracts,
  ...stockContracts,
  ...sourceContracts,
  ...requestContracts,
  ...planContracts,
  ...importContracts,
  ...upkeepContracts,
  ...recordContracts,
]
